import Files
import HCL2Evaluation
import Hierarchy
public import SourceText

/// Finds the units that a `terragrunt.stack.hcl` generates. Source: Terragrunt 1.1.3, `unit` and `stack` blocks.
public struct StackGeneration {
  private let reader: ConfigurationReader
  /// The files that really are there.
  private let files: any FileSystem

  /// The name of a stack's file.
  public static let fileName: Text = "terragrunt.stack.hcl"
  /// The folder in which Terragrunt writes the units of a stack.
  static let folderName: Path = ".terragrunt-stack"
  /// The name of a unit's file.
  static let unitName: Path = "terragrunt.hcl"
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
    let places = FunctionPlaces(unit: file)
    let (components, mistakes) = StackFile(reader, places).components()
    let stack = Stack(file: file, log: places.log)
    var rules = StackRules(reader, folder)
    rules.check(components, in: file, isRead: !mistakes.hasErrors)
    if mistakes.hasErrors || rules.isIncomplete { reader.generated.noteIncomplete(folder) }
    var untold = mistakes + rules.diagnostics
    let isHere = rules.sound.contains { $0.source != nil }
    var units: [Path] = []
    var isTold = false
    for sound in rules.sound {
      let (component, target) = (sound.component, sound.target)
      if reader.generated.count > Self.most { break }
      if reader.generated.count == Self.most { untold.append(Self.tooMany(at: component.block.place)) }
      let isWritten = files.kind(of: target) == .folder
      if isWritten, component.isDirect || sound.source == nil {
        if !component.isDirect, component.kind == "unit" { units.append(target.appending(Self.unitName)) }
        continue
      }
      if isWritten, !isTold {
        isTold = true
        untold.append(Self.passedOver(at: component.block.place))
      }
      reader.generated.add(self.folder(sound, in: stack, isHere: isHere, saying: untold), at: target)
      untold = []
      if component.kind == "unit" {
        units.append(target.appending(Self.unitName))
      } else if reader.files.kind(of: target.appending(Path(Self.fileName))) == .file {
        units += self.units(ofStackIn: target, depth: depth + 1)
      }
    }
    return units.isEmpty && untold.hasErrors ? [carrier(of: untold, in: stack)] : units
  }

  /// A stack's file, as it is read.
  private struct Stack {
    let file: Path
    let log: FileLog
  }

  /// A unit that does not exist and carries the errors of a stack without units.
  private func carrier(of diagnostics: [Diagnostic], in stack: Stack) -> Path {
    let target = stack.file.parent.appending(Self.folderName)
    let place =
      diagnostics.lazy.compactMap(\.place).first ?? Place(SourceFile(name: stack.file.text, bytes: []), .start)
    reader.generated.add(
      GeneratedUnits.Folder(
        source: nil, written: "", isRemote: false, isHere: false, place: place, values: nil, autoinclude: nil,
        added: [], stack: stack.file, log: stack.log, diagnostics: diagnostics),
      at: target)
    return target.appending(Self.unitName)
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
    _ sound: StackRules.Sound, in stack: Stack, isHere: Bool, saying diagnostics: [Diagnostic]
  ) -> GeneratedUnits.Folder {
    let block = sound.component.block
    let source = block.values["source"]
    let written = source?.text ?? source?.unknown.map { "(" + $0.reason.sentence.text + ")" } ?? ""
    return GeneratedUnits.Folder(
      source: sound.source, written: written, isRemote: isRemote(source), isHere: isHere,
      place: block.place(of: "source"), values: values(block), autoinclude: sound.component.autoinclude,
      added: sound.component.added, stack: stack.file, log: stack.log, diagnostics: diagnostics)
  }

  /// What `values` is; a failure when the block has it under a misspelt name, which is reported.
  private func values(_ block: BlockValue) -> TypedValue? {
    if let values = block.values["values"] { return values }
    let names = block.body?.attributes.map(\.name.description) ?? []
    let isMisspelt = names.contains { NearestName.of($0, among: ["values"]) != nil }
    return isMisspelt ? .unknown(.any, UnknownReason(failureAt: block.place)) : nil
  }

  private func isRemote(_ source: TypedValue?) -> Bool {
    guard let text = source?.text, case .local = ModuleSource(text, unit: "/") else { return true }
    return false
  }
}

extension ConfigurationReader {
  /// The entry beside a missing one that has almost its name.
  func nearest(to path: Path) -> Text? {
    let names = (try? files.entries(of: path.parent))?.map(\.name.description) ?? []
    return NearestName.of(path.name.description, among: names).map { Text($0) }
  }

  /// True for the folder of a stack that is no unit itself.
  func isStack(_ folder: Path) -> Bool {
    files.kind(of: folder.appending(Path(StackGeneration.fileName))) == .file
      && files.kind(of: configurationFile(at: folder)) != .file
  }

  /// The folder that a source in a stack's file names; nil when it would have to be downloaded, or does not exist.
  func localFolder(_ source: Text, in folder: Path) -> Path? {
    for base in [folder, generated.actual(folder)] {
      guard case .local(let path) = ModuleSource(source, unit: base) else { return nil }
      if files.kind(of: path) == .folder { return generated.actual(path) }
    }
    return nil
  }
}
