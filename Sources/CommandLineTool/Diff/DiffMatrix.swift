import Comparison
import Hierarchy
import SourceText

/// The formats of `diff --matrix`.
enum MatrixFormat: String, OutputFormat {
  case text, csv, json, markdown, html

  static let standard = text
}

/// `strata diff --matrix`: environments next to one another.
struct DiffMatrix {
  private let arguments: ParsedArguments
  private let invocation: Invocation

  init(_ arguments: ParsedArguments, _ invocation: Invocation) {
    self.arguments = arguments
    self.invocation = invocation
  }

  func run() throws(UsageError) -> ExitStatus {
    let named = invocation.paths(arguments.operands)
    let tree = try invocation.tree(for: named)
    let workers = try invocation.workers()
    guard let sides = named.count == 1 ? children(of: named[0], tree, workers) : sides(of: named, tree, workers) else {
      return invocation.console.finish()
    }
    let options = try DiffOptions(arguments, invocation, sides: sides.count)
    let matrix = MatrixBuilder(
      sides, expecting: options.words, expectsOwnRegions: arguments.has("same-region"), filter: options.filter,
      workers: workers
    ).matrix()
    invocation.console.write(output(of: matrix))
    invocation.console.report(matrix.diagnostics)
    options.reportUnusedNames(in: sides, invocation)
    return invocation.console.finish()
  }

  private func sides(of paths: [Path], _ tree: Tree, _ workers: Int) -> [ComparedSide]? {
    let selections = paths.map { tree.selection(of: [$0], workers: workers) }
    let diagnostics = selections.flatMap(\.diagnostics)
    invocation.console.report(diagnostics)
    if diagnostics.hasErrors { return nil }
    return zip(paths, selections).map { ComparedSide($0, tree: tree, units: $1.units) }
  }

  /// The subfolders of `folder` that contain units, by name.
  private func children(of folder: Path, _ tree: Tree, _ workers: Int) -> [ComparedSide]? {
    let selection = tree.selection(of: [folder], workers: workers)
    invocation.console.report(selection.diagnostics)
    if selection.diagnostics.hasErrors { return nil }
    var units: [Path: [Path]] = [:]
    for unit in selection.units where unit.parent != folder && unit.isWithin(folder) {
      guard let child = unit.relative(to: folder).parts.first else { continue }
      units[folder.appending(Path(child)), default: []].append(unit)
    }
    // The environments of a module stand beside its folder: `infra@prod`.
    let environments = selection.units.filter { $0.parent.parent == folder.parent && $0.parent != folder }
    if environments.count > 1 { units = Dictionary(grouping: environments, by: \.parent) }
    guard units.count > 1 else {
      invocation.console.fail(
        "'\(folder.relative(to: tree.root))' has fewer than two folders with units to lay side by side",
        help: "name the folders of the environments: strata diff --matrix PATH PATH")
      return nil
    }
    return units.sorted { NaturalOrder.precedes($0.key.text, $1.key.text) }.map {
      ComparedSide($0.key, tree: tree, units: $0.value)
    }
  }

  private func output(of matrix: Matrix) -> [UInt8] {
    let secrets = invocation.secrets(ofDataCommand: false)
    let all = arguments.has("all")
    switch arguments.format(MatrixFormat.self) {
    case .csv: return MatrixCSVWriter.text(of: matrix, all: all, secrets: secrets)
    case .json:
      var writer = MatrixJSONWriter(secrets: secrets)
      return writer.document(of: matrix, all: all)
    case .markdown: return Array(MatrixMarkdownWriter.text(of: matrix, all: all, secrets: secrets).utf8)
    case .html:
      return MatrixHTMLWriter(secrets: secrets).page(of: matrix, all: all)
    case .text:
      var writer = MatrixTextWriter(secrets: secrets, width: invocation.columns)
      return Array(writer.text(of: matrix, all: all).utf8)
    }
  }
}
