#!/usr/bin/env bash
# Installs the peers under build/peers (once). Prints "typst=COMMAND", "fop=COMMAND", "weasyprint=COMMAND" for those that are there; a
# peer whose registry is not reached is left out and named on the error stream.
here=$(cd "$(dirname "$0")" && pwd)
work=$here/../../../build/peers
mkdir -p "$work"
work=$(cd "$work" && pwd)
[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv" >"$work/venv.log" 2>&1
for peer in typst weasyprint; do
    if "$work/venv/bin/python" -c "import $peer" 2>/dev/null || "$work/venv/bin/python" -m pip install -q --disable-pip-version-check "$peer" >"$work/$peer.log" 2>&1; then
        echo "$peer=$work/venv/bin/python $here/${peer}_peer.py"
    else
        echo "LEFT OUT $peer: not to be had from the Python package index (see build/peers/$peer.log)" >&2
    fi
done
# FOP comes from Maven Central, with Maven and a Java compiler from Debian where this machine lacks them.
if [ ! -s "$work/fop.classpath" ] || [ ! "$work/classes/Peer.class" -nt "$here/fop/src/main/java/Peer.java" ]; then
    mkdir -p "$work/classes"
    rm -f "$work/classes/Peer.class"
    if ! command -v mvn >/dev/null 2>&1 || ! command -v javac >/dev/null 2>&1; then
        (. "$here/../../../setup.sh" && griffier_install maven default-jdk-headless) >"$work/java.log" 2>&1
    fi
    command -v mvn >/dev/null 2>&1 && mvn -q -B -f "$here/fop/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath -Dmdep.outputFile="$work/fop.classpath" >"$work/fop.log" 2>&1 </dev/null &&
        javac -d "$work/classes" -cp "$(cat "$work/fop.classpath")" "$here/fop/src/main/java/Peer.java" >>"$work/fop.log" 2>&1
fi
if [ -f "$work/classes/Peer.class" ]; then
    echo "fop=java -Xss8m -cp $work/classes:$(cat "$work/fop.classpath") Peer"
else
    echo "LEFT OUT fop: not to be had from Maven Central (see build/peers/fop.log), or no Java here (packages maven, default-jdk-headless)" >&2
fi
