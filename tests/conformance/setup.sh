#!/bin/sh
# Fetches veraPDF's library from Maven Central (once) and compiles the runner. Prints the class path, or on failure the reason, exit 77.
here=$(cd "$(dirname "$0")" && pwd)
work=${GRIFFIER_JUDGE:-$here/../../build/judge}
if [ -s "$work/classpath" ] && [ -f "$work/classes/Judge.class" ] && [ "$work/classes/Judge.class" -nt "$here/judge/src/main/java/Judge.java" ]; then
    echo "$work/classes:$(cat "$work/classpath")"
    exit 0
fi
for tool in java javac mvn; do
    command -v $tool >/dev/null 2>&1 || { echo "$tool is not installed (packages default-jdk-headless, maven)"; exit 77; }
done
mkdir -p "$work/classes"
if ! mvn -q -B -f "$here/judge/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/classpath" >"$work/mvn.log" 2>&1; then
    echo "Maven Central was not reached (see $work/mvn.log)"
    exit 77
fi
if ! javac -d "$work/classes" -cp "$(cat "$work/classpath")" "$here/judge/src/main/java/Judge.java" >"$work/javac.log" 2>&1; then
    echo "the runner does not compile (see $work/javac.log)"
    exit 1
fi
echo "$work/classes:$(cat "$work/classpath")"
