import Files
import HCL2Syntax
public import SourceText

extension Tree {
  /// The places in a module's own files that read a variable (`var.NAME`), by file, in source order; each place is that
  /// of the name. A file that can't be read has none, since reading the module reported it.
  public func places(reading name: Text, in module: ModuleVariables) -> [Place] {
    syntaxTrees(of: module).flatMap { file, tree in
      tree.attributes(readFrom: "var").filter { $0.name == name }.map { Place(file, $0.range) }
    }
  }

  /// The places in a module's own files that pass a value for a variable to a local module in a folder, absolute, by file, in
  /// source order; each place is that of the argument's name.
  public func places(passing name: Text, to folder: Path, in module: ModuleVariables) -> [Place] {
    syntaxTrees(of: module).flatMap { file, tree -> [Place] in
      let calls = tree.body.blocks.filter { block in
        guard block.type == "module",
          let source = block.body.attributes.first(where: { $0.name == "source" }),
          let text = TerraformLiteral(source.expression).value?.string
        else { return false }
        return ModuleSource(text, unit: module.folder) == .local(folder)
      }
      return calls.flatMap(\.body.attributes).filter { $0.name == name }.map { Place(file, $0.nameRange) }
    }
  }

  /// The local modules that these call, and the modules that those call, without the ones given; sorted by folder.
  public func modules(calledBy modules: [ModuleVariables]) -> [ModuleVariables] {
    var known = Set(modules.map(\.folder))
    var found: [ModuleVariables] = []
    var waiting = modules
    while let module = waiting.popLast() {
      for call in module.calls {
        guard case .local(let folder) = ModuleSource(call.value, unit: module.folder), known.insert(folder).inserted,
          let called = files.module(in: folder)
        else { continue }
        found.append(called)
        waiting.append(called)
      }
    }
    return found.sorted { $0.folder < $1.folder }
  }

  /// The variables that a module's own files read (`var.NAME`) and that it does not declare, each at the first place, by file,
  /// in source order.
  public func undeclaredReads(in module: ModuleVariables) -> [Located<Text>] {
    var told: Set<Text> = []
    return module.filesRead.flatMap { path -> [Located<Text>] in
      // Parse only files in which the words look like an undeclared one: nearly none.
      guard let file = try? source(at: root.appending(path)),
        Self.names(readIn: Text(file.bytes)).contains(where: { module[$0] == nil })
      else { return [] }
      return HCL2Syntax.SyntaxTree(parsing: file).attributes(readFrom: "var").filter {
        module[$0.name] == nil && told.insert($0.name).inserted
      }.map { Located($0.name, at: Place(file, $0.range)) }
    }
  }

  /// The words behind each `var.` of a text.
  private static func names(readIn text: Text) -> Set<Text> {
    var names: Set<Text> = []
    var from = 0
    while let mark = text.firstRange(of: "var.", from: from) {
      var end = mark.upperBound
      while end < text.count,
        Byte.isLetterOrDigit(text[end]) || text[end] == Byte.underscore || text[end] == Byte.hyphen
      {
        end += 1
      }
      names.insert(text[mark.upperBound..<end])
      from = max(end, mark.upperBound)
    }
    return names
  }

  private func syntaxTrees(of module: ModuleVariables) -> [(file: SourceFile, tree: HCL2Syntax.SyntaxTree)] {
    module.filesRead.compactMap { path in
      guard let file = try? source(at: root.appending(path)) else { return nil }
      return (file, HCL2Syntax.SyntaxTree(parsing: file))
    }
  }
}
