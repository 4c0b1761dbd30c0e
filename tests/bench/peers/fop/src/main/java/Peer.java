// Sets the bench letters with FOP embedded. Usage: Peer LETTERS.xmll COUNT BATCHES SAMPLE.pdf FOLDER; one letter of XML per line.
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.transform.Templates;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.stream.StreamSource;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.Fop;
import org.apache.fop.apps.FopFactory;

public class Peer {
    static FopFactory factory;
    static Templates templates;

    static byte[] make(String xml) throws Exception {
        FOUserAgent agent = factory.newFOUserAgent();
        agent.setTitle("letter");
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        Fop fop = factory.newFop("application/pdf", agent, out);
        templates.newTransformer().transform(new StreamSource(new StringReader(xml)), new SAXResult(fop.getDefaultHandler()));
        return out.toByteArray();
    }

    public static void main(String[] args) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        System.setProperty("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
        List<String> letters = Files.readAllLines(Path.of(args[0]));
        int count = Integer.parseInt(args[1]);
        File folder = new File(args[4]);
        factory = FopFactory.newInstance(new File(folder, "fop.xconf"));
        templates = TransformerFactory.newInstance().newTemplates(new StreamSource(new File(folder, "letter.xsl")));
        byte[] sample = null;
        for (int i = 0; i < 250; i++) sample = make(letters.get(i % letters.size()));  // until the compiler at run time has done its work
        Files.write(Path.of(args[3]), sample);
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int batch = 0; batch < Integer.parseInt(args[2]); batch++) {
            long cpu = system.getProcessCpuTime(), wall = System.nanoTime(), size = 0;
            for (int i = 0; i < count; i++) size += make(letters.get((batch * count + i) % letters.size())).length;
            System.out.printf(java.util.Locale.ROOT, "cpu_ms=%.2f wall_ms=%.2f file_kib=%.1f%n", (system.getProcessCpuTime() - cpu) / 1e6 / count,
                    (System.nanoTime() - wall) / 1e6 / count, size / 1024.0 / count);
        }
    }
}
