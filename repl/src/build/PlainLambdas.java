import java.io.IOException;
import java.io.Serializable;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.invoke.LambdaMetafactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// Makes the serializable lambdas in jars of the distribution plain ones: `java PlainLambdas.java LIB PREFIX…`, where the prefixes say which jars.
///
/// A lambda whose type is `Serializable` is linked by `LambdaMetafactory.altMetafactory`, whose result the JVM's start-up cache cannot keep
/// (JDK 25): each costs a class that is written, verified and loaded at every start, and a page's script engine comes to life with some 500 of
/// them. Linked by `metafactory` they do the same but for being serialized, which nothing here does. Those whose interface does not itself extend
/// `Serializable` (`(Predicate & Serializable) x -> …`) would no longer implement it, and are left. All else in a jar stays as it is; a jar
/// without such lambdas is not touched, so that running this twice changes nothing.
public final class PlainLambdas {

  private static final ClassDesc FACTORY = LambdaMetafactory.class.describeConstable().orElseThrow();

  private static final DirectMethodHandleDesc PLAIN =
      ConstantDescs.ofCallsiteBootstrap(
          FACTORY, "metafactory", ConstantDescs.CD_CallSite, ConstantDescs.CD_MethodType, ConstantDescs.CD_MethodHandle, ConstantDescs.CD_MethodType);

  private final ClassLoader lib;
  private final ClassFile format;

  private PlainLambdas(ClassLoader lib) {
    this.lib = lib;
    format = ClassFile.of(ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(lib)));
  }

  public static void main(String[] args) throws IOException {
    Path lib = Path.of(args[0]);
    List<Path> jars;
    try (var files = Files.newDirectoryStream(lib, "*.jar")) {
      jars = new ArrayList<>();
      files.forEach(jars::add);
    }
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new))) {
      PlainLambdas work = new PlainLambdas(loader);
      for (Path jar : jars) {
        if (List.of(args).subList(1, args.length).stream().anyMatch(jar.getFileName().toString()::startsWith)) {
          work.rewrite(jar);
        }
      }
    }
  }

  private void rewrite(Path jar) throws IOException {
    Path part = jar.resolveSibling(jar.getFileName() + ".part");
    int changed = 0;
    try (JarFile in = new JarFile(jar.toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(part))) {
      for (JarEntry entry : (Iterable<JarEntry>) in.stream()::iterator) {
        byte[] content = in.getInputStream(entry).readAllBytes();
        byte[] plain = entry.getName().endsWith(".class") ? plain(content) : content;
        changed += plain == content ? 0 : 1;
        JarEntry copy = new JarEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(plain);
      }
    }
    if (changed > 0) {
      Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.delete(part);
    }
  }

  /// The same array when there is nothing to do.
  private byte[] plain(byte[] bytes) {
    ClassModel model = format.parse(bytes);
    boolean any = model.methods().stream().flatMap(method -> method.code().stream()).flatMap(code -> code.elementStream()).anyMatch(this::needless);
    return any ? format.transformClass(model, ClassTransform.transformingMethodBodies(this::copy)) : bytes;
  }

  private void copy(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeDynamicInstruction call && needless(call)) {
      ConstantDesc[] kept = call.bootstrapArgs().subList(0, 3).toArray(ConstantDesc[]::new);
      code.invokedynamic(DynamicCallSiteDesc.of(PLAIN, call.name().stringValue(), call.typeSymbol(), kept));
    } else {
      code.with(element);
    }
  }

  /// Whether a lambda differs from a plain one only in how it is serialized: the arguments after the third are its flags, and how many bridges follow.
  private boolean needless(CodeElement element) {
    if (!(element instanceof InvokeDynamicInstruction call)
        || !call.bootstrapMethod().owner().equals(FACTORY)
        || !call.bootstrapMethod().methodName().equals("altMetafactory")) {
      return false;
    }
    List<ConstantDesc> arguments = call.bootstrapArgs();
    int flags = (int) arguments.get(3);
    boolean bridges = (flags & LambdaMetafactory.FLAG_BRIDGES) != 0 && !arguments.get(4).equals(0);
    return (flags & LambdaMetafactory.FLAG_MARKERS) == 0 && !bridges && isSerializable(call.typeSymbol().returnType());
  }

  private boolean isSerializable(ClassDesc type) {
    String name = type.descriptorString();
    try {
      return Serializable.class.isAssignableFrom(Class.forName(name.substring(1, name.length() - 1).replace('/', '.'), false, lib));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
