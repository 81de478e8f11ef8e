import Hierarchy
import SourceText

/// What is surely wrong with runs of Terraform.
struct RunMistakes {
  private let around: RunSurroundings
  /// The mistakes so far, each place once.
  private(set) var found: [Diagnostic] = []
  private var seen: Set<Place.Spot> = []

  init(_ around: RunSurroundings) { self.around = around }

  private mutating func add(
    _ severity: Severity, _ code: ResolutionCode, _ message: Message, at place: Place, help: Message
  ) {
    guard seen.insert(place.spot).inserted else { return }
    found.append(Diagnostic(severity, code, message, at: place, help: help))
  }

  /// Notes the arguments of a run that Terraform refuses.
  mutating func noteArguments(of run: TerraformRun) {
    for (isFile, argument) in TerraformRun.arguments(in: run.words) where !isFile {
      guard let text = argument.word.text, Self.isName(text) else { continue }
      add(
        .error, .badVarArgument, "'-var' takes NAME=VALUE, and '\(text)' has no value", at: argument.place,
        help: "write -var '\(text)=VALUE'; Terraform refuses the command")
    }
    for argument in run.words {
      guard let folder = WordPattern.value(of: "chdir", in: argument.word) else { continue }
      let name = folder.text ?? "FOLDER"
      add(
        .error, .badArgument, "'-chdir' stands behind the command, where Terraform refuses it", at: argument.place,
        help: "write it before the command: terraform -chdir=\(name) plan")
    }
  }

  private static func isName(_ text: Text) -> Bool {
    !text.isEmpty && !Byte.isDigit(text[0]) && text.bytes.allSatisfy { ShellName.isPart($0) || $0 == Byte.hyphen }
  }

  /// Notes a folder without code in which a run starts, if it surely is not there and another is spelt much like it.
  mutating func noteFolder(_ folder: Path, of run: TerraformRun) {
    guard run.condition == .always(true), run.earlier == .always(true), run.kind < .jenkins || run.kind == .makefile,
      let missing = around.missingPart(of: folder), !around.making.mayMakeFolder(missing.name, before: run),
      let meant = nearest(to: missing, of: folder)
    else { return }
    let root = around.index.root
    add(
      .error, .missingRunFolder,
      "'\(run.place.file.name)' runs Terraform in '\(folder.relative(to: root))', which does not exist",
      at: run.folderPlace ?? run.place, help: "did you mean '\(meant.relative(to: root))'?")
  }

  /// The folder with code whose name differs from that of a missing one by a slip.
  private func nearest(to missing: Path, of folder: Path) -> Path? {
    let names = around.names(in: missing.parent).map(\.description)
    guard let name = NearestName.of(missing.name.description, among: names, atMost: 2) else { return nil }
    let meant = missing.parent.appending(Path(name)).appending(folder.relative(to: missing)).cleaned
    return around.index.isModule(meant) ? meant : nil
  }

  /// Notes a file for a backend that is not there although others like it are: a script could make a lone one.
  mutating func noteBackendFile(_ file: Path, _ argument: TerraformRun.Argument, of run: TerraformRun) {
    guard around.missingPart(of: file) != nil, !around.making.mayMake([argument.place], before: run) else { return }
    let siblings = around.names(in: file.parent).filter { $0[0] != Byte.dot }
    let meant = NearestName.of(file.name.description, among: siblings.map(\.description))
    guard meant != nil || siblings.contains(where: { Self.isOfKind($0, file.name) }) else { return }
    add(
      .error, .missingBackendFile,
      "the file '\(file.relative(to: around.index.root))' for the backend does not exist", at: argument.place,
      help: meant.map { "did you mean '\($0)'?" }
        ?? "create it, or correct its path, which counts from the folder in which Terraform runs")
  }

  /// True for two files with settings for a backend, by their endings.
  private static func isOfKind(_ name: Text, _ other: Text) -> Bool {
    ([".tfbackend", ".hcl", ".conf", ".config"] as [Text]).contains { name.hasSuffix($0) && other.hasSuffix($0) }
  }
}
