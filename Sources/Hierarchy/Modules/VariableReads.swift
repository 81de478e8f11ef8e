import Files
import HCL2Syntax
public import SourceText

extension Tree {
  /// The places in a module's own files that read a variable (`var.NAME`), by file, in source order; each place is that
  /// of the name. A file that can't be read has none, since reading the module reported it.
  public func places(reading name: Text, in module: ModuleVariables) -> [Place] {
    module.filesRead.flatMap { path -> [Place] in
      guard let file = try? source(at: root.appending(path)) else { return [] }
      let read = HCL2Syntax.SyntaxTree(parsing: file).attributes(readFrom: "var")
      return read.filter { $0.name == name }.map { Place(file, $0.range) }
    }
  }
}
