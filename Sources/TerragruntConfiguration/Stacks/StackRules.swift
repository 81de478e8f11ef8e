import HCL2Evaluation
import SourceText

/// What Terragrunt refuses in the units and stacks of a file. Source: Terragrunt 1.1.3, `pkg/config/stack_validation.go`
/// and `resolveDestPath`.
struct StackRules {
  /// A component that can be generated.
  struct Sound {
    let component: StackComponent
    /// The folder that Terragrunt writes.
    let target: Path
    /// The folder that it copies; nil for one that would have to be downloaded, or does not exist.
    let source: Path?
  }

  private let reader: ConfigurationReader
  private let folder: Path
  /// The components that can be generated.
  private(set) var sound: [Sound] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// True if a mistake hides a component.
  private(set) var isIncomplete = false

  private var labels: [Text: Place] = [:]
  private var written: [Text: StackComponent] = [:]
  private var targets: [Path: StackComponent] = [:]

  init(_ reader: ConfigurationReader, _ folder: Path) {
    self.reader = reader
    self.folder = folder
  }

  private mutating func report(
    _ code: ConfigurationCode, _ message: Message, at place: Place, first: Place? = nil, help: Message?
  ) {
    let notes = first.map { [Diagnostic.Note("the first is here", at: $0)] } ?? []
    diagnostics.append(Diagnostic(.error, code, message, at: place, notes: notes, help: help))
  }

  /// Checks the components of a stack's file.
  ///
  /// - Parameter isRead: false for a file that has errors already.
  mutating func check(_ components: [StackComponent], in file: Path, isRead: Bool) {
    if components.isEmpty, isRead {
      let source = try? reader.source(file)
      report(
        .emptyStack, "this stack has neither a unit nor a stack, and Terragrunt refuses it",
        at: Place(source ?? SourceFile(name: file.text, bytes: []), .start),
        help: "write unit \"name\" { … }, or remove the file")
    }
    for component in components { check(component) }
  }

  private mutating func check(_ component: StackComponent) {
    let block = component.block
    if let first = labels[component.address] {
      report(
        .duplicateBlock, "there is a second \(block.kind) '\(block.label)'", at: block.place, first: first,
        help: "give one of them another name")
    }
    labels[component.address] = labels[component.address] ?? block.place
    guard let path = block.values["path"] else {
      isIncomplete = true
      return
    }
    let place = block.place(of: "path")
    guard let text = path.text, let target = component.target(in: folder) else {
      isIncomplete = true
      if path.unknown?.reason.isFailure != true {
        report(
          .notKnownOffline, "the path of the \(block.kind) '\(block.label)' can't be known offline", at: place,
          help: nil)
      }
      return
    }
    if isRefused(component, text, target, at: place) {
      isIncomplete = true
      return
    }
    if let other = written[block.kind + "." + text.trimmed] ?? targets[target] {
      isIncomplete = true
      report(
        .stackPath, "the \(other.kind) '\(other.block.label)' has the path '\(text)' already", at: place,
        first: other.block.place(of: "path"),
        help: "each unit and each stack needs a folder of its own")
      return
    }
    written[block.kind + "." + text.trimmed] = component
    targets[target] = component
    let source = block.text("source").flatMap { reader.localFolder($0, in: folder) }
    if source.map({ hasFile(component, in: $0) }) ?? true {
      sound.append(Sound(component: component, target: target, source: source))
    }
  }

  private mutating func isRefused(
    _ component: StackComponent, _ path: Text, _ target: Path, at place: Place
  ) -> Bool {
    let block = component.block
    if path.trimmed.isEmpty {
      report(
        .emptyPath, "the path of the \(block.kind) '\(block.label)' must not be empty", at: place,
        help: "name the folder that Terragrunt writes: path = \"\(block.label)\"")
      return true
    }
    if Path(path).isAbsolute {
      report(
        .stackPath, "the path of the \(block.kind) '\(block.label)' must be relative", at: place,
        help: "it counts from '\(component.isDirect ? "." : StackGeneration.folderName)' in the folder of the stack")
      return true
    }
    if !target.isWithin(component.base(in: folder)) {
      report(
        .stackPath, "the path of the \(block.kind) '\(block.label)' leads out of the stack's folder", at: place,
        help: "write it without '..'")
      return true
    }
    if block.text("source")?.trimmed.isEmpty == true {
      report(
        .emptyPath, "the source of the \(block.kind) '\(block.label)' must not be empty",
        at: block.place(of: "source"), help: "name the folder to copy")
      return true
    }
    return false
  }

  /// Reports a source folder without the file that makes it a unit or a stack.
  private mutating func hasFile(_ component: StackComponent, in source: Path) -> Bool {
    let block = component.block
    let name = component.kind == "unit" ? StackGeneration.unitName : Path(StackGeneration.fileName)
    if reader.files.kind(of: source.appending(name)) == .file { return true }
    isIncomplete = true
    if !component.isDirect, block.bool("no_validation") != true {
      report(
        .unitNotHere, "the source of the \(block.kind) '\(block.label)' has no '\(name)'",
        at: block.place(of: "source"), help: "name the folder that holds the file")
    }
    return false
  }
}
