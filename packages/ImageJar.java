import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes the jar of an image of the one for any host. It has no native libraries of other systems, and none of those that an
 * image has as files; and classes in the format of Java 5 and before (those of picocli) are in that of Java 8: the JVM puts
 * no class into an archive that it would have to verify as it did then.
 *
 * <p>{@code java ImageJar.java FROM TO}
 */
final class ImageJar {

    private static final int FIRST_WITH_FRAMES = ClassFile.JAVA_6_VERSION;
    private static final int MAJOR_VERSION_AT = 6;

    /** Natives of Netty, and what the compiler of GraalVM reads of them. */
    private static final List<String> NEEDLESS = List.of("META-INF/native/", "META-INF/native-image/");

    private static final String TERMINALS = "org/jline/nativ/";
    private static final String OWN_TERMINAL =
            TERMINALS + "Linux/" + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64") + "/";

    private ImageJar() {}

    public static void main(String[] arguments) throws IOException {
        try (JarFile from = new JarFile(arguments[0]);
                OutputStream file = Files.newOutputStream(Path.of(arguments[1]));
                ZipOutputStream to = new ZipOutputStream(file)) {
            to.setLevel(Deflater.BEST_COMPRESSION);
            ClassFile format = ClassFile.of(
                    StackMapsOption.GENERATE_STACK_MAPS,
                    ConstantPoolSharingOption.NEW_POOL,
                    ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(type -> open(from, type))
                            .orElse(ClassHierarchyResolver.defaultResolver())));
            Enumeration<JarEntry> entries = from.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (!isNeeded(entry)) {
                    continue;
                }
                byte[] bytes = read(from, entry);
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                to.putNextEntry(copy);
                to.write(isOld(entry, bytes) ? renewed(format, bytes) : bytes);
                to.closeEntry();
            }
        }
    }

    private static boolean isNeeded(JarEntry entry) {
        String name = entry.getName();
        boolean isLibrary = name.endsWith(".so") || name.endsWith(".dll") || name.endsWith(".jnilib");
        return !entry.isDirectory()
                && NEEDLESS.stream().noneMatch(name::startsWith)
                && (!isLibrary || !name.startsWith(TERMINALS) || name.startsWith(OWN_TERMINAL));
    }

    private static boolean isOld(JarEntry entry, byte[] bytes) {
        return entry.getName().endsWith(".class")
                && !entry.getName().startsWith("META-INF/")
                && (bytes[MAJOR_VERSION_AT] << 8 | bytes[MAJOR_VERSION_AT + 1]) < FIRST_WITH_FRAMES;
    }

    /** The version goes first, since with it the frames of what follows are due. */
    private static byte[] renewed(ClassFile format, byte[] bytes) {
        ClassModel model = format.parse(bytes);
        return format.build(model.thisClass().asSymbol(), renewed -> renewed.withVersion(ClassFile.JAVA_8_VERSION, 0)
                .transform(
                        model,
                        ClassTransform.dropping(ClassFileVersion.class::isInstance)
                                .andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL))));
    }

    private static InputStream open(JarFile jar, ClassDesc type) {
        try {
            String descriptor = type.descriptorString();
            JarEntry entry = jar.getJarEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
            return entry == null ? null : jar.getInputStream(entry);
        } catch (IOException e) {
            return null;
        }
    }

    private static byte[] read(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
