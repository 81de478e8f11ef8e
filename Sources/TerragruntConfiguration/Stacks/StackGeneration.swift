import Files
import HCL2Evaluation
import Hierarchy
import SourceText

/// Finds the units that a `terragrunt.stack.hcl` generates. Source: Terragrunt 1.1.3, `unit` and `stack` blocks.
struct StackGeneration {
  private let reader: ConfigurationReader
  /// The files that really are there.
  private let files: any FileSystem

  /// The name of a stack's file.
  static let fileName: Text = "terragrunt.stack.hcl"
  /// The folder in which Terragrunt writes the units of a stack.
  static let folderName: Path = ".terragrunt-stack"
  private static let unitName: Path = "terragrunt.hcl"
  /// Stacks in stacks: a stack that generates itself ends here.
  private static let deepest = 16
  /// The folders that all stacks of a tree may generate: stacks of stacks double with each file.
  private static let most = 20_000

  init(_ reader: ConfigurationReader, _ files: any FileSystem) {
    self.reader = reader
    self.files = files
  }

  /// The units below the stack's folder, those that Terragrunt has written already included: it writes them again before
  /// each run. Of a source that is not on this machine, the written ones count.
  func units(ofStackIn folder: Path) -> [Path] {
    reader.generated.units(ofStackIn: folder) {
      isTemplate(folder.appending(Path(Self.fileName))) ? [] : units(ofStackIn: folder, depth: 0)
    }
  }

  /// True for a file that needs `values` and gets none here: a stack elsewhere copies it.
  func isTemplate(_ file: Path) -> Bool {
    guard reader.generated[file.parent] == nil, let tree = try? reader.tree(file),
      Text(tree.file.bytes).contains("values"),
      reader.files.kind(of: file.parent.appending("terragrunt.values.hcl")) == nil
    else { return false }
    return ConfigurationBody(tree).needs("values")
  }

  private func units(ofStackIn folder: Path, depth: Int) -> [Path] {
    guard depth < Self.deepest else { return [] }
    let file = folder.appending(Path(Self.fileName))
    let (blocks, diagnostics) = StackFile(FileEvaluation(reader, FunctionPlaces(unit: file))).blocks()
    var units: [Path] = []
    var untold = diagnostics
    let isHere = blocks.contains { $0.text("source").flatMap { localFolder($0, in: folder) } != nil }
    var isTold = false
    for block in blocks {
      guard let path = block.text("path"), !path.isEmpty else { continue }
      if reader.generated.count > Self.most { break }
      if reader.generated.count == Self.most { untold.append(Self.tooMany(at: block.place)) }
      let isDirect = block.bool("no_dot_terragrunt_stack") == true
      let target = (isDirect ? folder : folder.appending(Self.folderName)).appending(Path(path)).cleaned
      let isWritten = files.kind(of: target) == .folder
      if isWritten, isDirect || block.text("source").flatMap({ localFolder($0, in: folder) }) == nil {
        if !isDirect, block.kind == "unit" { units.append(target.appending(Self.unitName)) }
        continue
      }
      if isWritten, !isTold {
        isTold = true
        untold.append(Self.passedOver(at: block.place))
      }
      reader.generated.add(self.folder(block, in: folder, of: file, isHere: isHere, saying: untold), at: target)
      untold = []
      if block.kind == "unit" {
        units.append(target.appending(Self.unitName))
      } else if reader.files.kind(of: target.appending(Path(Self.fileName))) == .file {
        units += self.units(ofStackIn: target, depth: depth + 1)
      }
    }
    if blocks.isEmpty, diagnostics.hasErrors {
      // A unit that does not exist carries the errors.
      let target = folder.appending(Self.folderName)
      let place = diagnostics.lazy.compactMap(\.place).first ?? Place(SourceFile(name: file.text, bytes: []), .start)
      reader.generated.add(
        GeneratedUnits.Folder(
          source: nil, written: "", isRemote: false, isHere: false, place: place, values: nil, stack: file,
          diagnostics: diagnostics),
        at: target)
      units.append(target.appending(Self.unitName))
    }
    return units
  }

  private static func tooMany(at place: Place) -> Diagnostic {
    Diagnostic(
      .error, ConfigurationCode.stackTooLarge, "the stacks generate more than \(most) folders", at: place,
      help: "stacks of stacks double with each file: remove a block, or split the tree")
  }

  private static func passedOver(at place: Place) -> Diagnostic {
    Diagnostic(
      .info, ConfigurationCode.generatedFolder,
      "what Terragrunt has written to '\(folderName)' is passed over: it writes it again from this file", at: place)
  }

  private func folder(
    _ block: BlockValue, in folder: Path, of stack: Path, isHere: Bool, saying diagnostics: [Diagnostic]
  ) -> GeneratedUnits.Folder {
    let source = block.values["source"]
    let written = source?.text ?? source?.unknown.map { "(" + $0.reason.sentence.text + ")" } ?? ""
    return GeneratedUnits.Folder(
      source: source?.text.flatMap { localFolder($0, in: folder) }, written: written, isRemote: isRemote(source),
      isHere: isHere,
      place: source?.origin?.root.place ?? block.place, values: block.values["values"], stack: stack,
      diagnostics: diagnostics)
  }

  private func isRemote(_ source: TypedValue?) -> Bool {
    guard let text = source?.text, case .local = ModuleSource(text, unit: "/") else { return true }
    return false
  }

  /// The folder that a source names; nil when it would have to be downloaded, or does not exist.
  private func localFolder(_ source: Text, in folder: Path) -> Path? {
    for base in [folder, reader.generated.actual(folder)] {
      guard case .local(let path) = ModuleSource(source, unit: base) else { return nil }
      if reader.files.kind(of: path) == .folder { return reader.generated.actual(path) }
    }
    return nil
  }
}
