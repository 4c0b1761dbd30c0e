// Judges PDF files (paths on standard input, one a line) for PDF/A-2a and PDF/UA-1. Prints one line per file and standard, the
// failed rules below it, and as last line "checked=N failed=N" (files). Exit 0 when none failed, 1 when one did.
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Judge {
    public static void main(String[] args) throws Exception {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        int checked = 0, failed = 0;
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        for (String path; (path = in.readLine()) != null; ) {
            if (path.isBlank()) continue;
            checked++;
            boolean good = true;
            for (PDFAFlavour flavour : new PDFAFlavour[] {PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1}) good &= judge(path, flavour);
            if (!good) failed++;
        }
        System.out.println("checked=" + checked + " failed=" + failed);
        System.exit(failed == 0 ? 0 : 1);
    }

    private static boolean judge(String path, PDFAFlavour flavour) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(path), flavour)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false);
            ValidationResult result = validator.validate(parser);
            System.out.println((result.isCompliant() ? "good " : "FAILED ") + flavour.getId() + " " + path);
            Map<String, Integer> count = new TreeMap<>();
            for (TestAssertion a : result.getTestAssertions()) {
                if (a.getStatus() != TestAssertion.Status.FAILED) continue;
                String key = a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber() + " " + a.getMessage() + " at " + a.getLocation().getContext();
                count.merge(a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber(), 1, Integer::sum);
                if (count.get(a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber()) <= 3) System.out.println("  " + key);
            }
            for (Map.Entry<String, Integer> e : count.entrySet()) System.out.println("  rule " + e.getKey() + ": " + e.getValue() + " times");
            return result.isCompliant();
        } catch (Throwable problem) {
            System.out.println("FAILED " + flavour.getId() + " " + path + ": " + problem);
            return false;
        }
    }
}
