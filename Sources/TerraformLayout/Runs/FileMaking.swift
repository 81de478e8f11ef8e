import SourceText

/// What a file that runs Terraform may make before.
struct FileMaking {
  /// Words of commands that write files whose names stand nowhere.
  private static let unpacking: [Text] = ["git clone", "unzip", "tar ", "envsubst"]

  /// Words of commands and steps that bring such files.
  private static let bringing: [Text] =
    unpacking + [
      "download-artifact", "s3 sync", "s3 cp", "gsutil", "gcloud storage", "azcopy", "storage blob", "sops",
      "git-crypt", "DownloadSecureFile", "repository:", "submodule", "rsync", "scp ",
    ]

  /// Words of commands that write or edit files.
  private static let editing: [Text] =
    unpacking + [
      "sed ", "perl ", "awk ", "cp ", "mv ", "ln ", "tee ", "cat >", "cat <<", ".tf ", "backend.tf", "TF_CLI_ARGS",
      "TF_DATA_DIR", "hcledit",
    ]

  /// The most names that are looked for in one file; it may make any other.
  private static let mostNames = 500

  private let text: Text
  /// True when commands of the file may write or edit the code that Terraform reads.
  let editsCode: Bool
  /// True when it brings files whose names stand nowhere.
  private let bringsFiles: Bool
  /// What was found out of files and folders, by name.
  private var known: [Text: Bool] = [:]

  init(_ file: SourceFile) {
    let text = Text(file.bytes)
    self.text = text
    editsCode = Self.editing.contains { text.contains($0) }
    bringsFiles = Self.bringing.contains { text.contains($0) }
  }

  /// True when the file names one of the var files elsewhere than behind `-var-file`, or brings files of unknown names.
  ///
  /// - Parameter places: the arguments that name the var files.
  mutating func mayMake(_ places: [Place]) -> Bool {
    if bringsFiles { return true }
    for place in places where isFound(Self.name(in: place), by: { $0.isNamedElsewhere($1) }) { return true }
    return false
  }

  private mutating func isFound(_ name: Text, by search: (FileMaking, Text) -> Bool) -> Bool {
    if let known = known[name] { return known }
    guard known.count < Self.mostNames else { return true }
    let isFound = search(self, name)
    known[name] = isFound
    return isFound
  }

  /// Words of commands and steps that make folders.
  private static let making: [Text] = [
    "mkdir", "cp ", "mv ", "ln ", "rsync", "clone", "path:", "output", "synth", "generate", "tar ", "unzip", ">", "-d ",
  ]

  /// True when the file may make or bring a folder of that name.
  mutating func mayMakeFolder(_ name: Text) -> Bool {
    bringsFiles
      || isFound(name + "/") { making, folder in
        making.text.contains("ownload") || making.isMade(folder[0..<folder.count - 1])
      }
  }

  private func isMade(_ folder: Text) -> Bool {
    text.split(separator: Byte.lineFeed).contains { line in
      line.contains(folder) && Self.making.contains { line.contains($0) }
    }
  }

  /// The last part of the path in an argument, as it is written.
  private static func name(in place: Place) -> Text {
    let written = place.file.text(place.range)
    var end = written.count
    while end > 0, [Byte.quote, Byte.apostrophe].contains(written[end - 1]) { end -= 1 }
    var start = end
    while start > 0, ![Byte.slash, Byte.equals, Byte.quote, Byte.apostrophe].contains(written[start - 1]) { start -= 1 }
    return written[start..<end]
  }

  /// Words behind which an argument names a file.
  private static let naming: [Text] = ["var-file", "var_file", "backend-config"]

  private func isNamedElsewhere(_ name: Text) -> Bool {
    guard !name.isEmpty else { return true }
    var start = 0
    while let found = text.firstRange(of: name, from: start) {
      var line = found.lowerBound
      while line > 0, text[line - 1] != Byte.lineFeed { line -= 1 }
      let before = text[line..<found.lowerBound]
      if !Self.naming.contains(where: { before.contains($0) }) { return true }
      start = found.upperBound
    }
    return false
  }
}

/// What the files that run Terraform may make, each looked at once.
final class FileMakings {
  private var known: [Text: FileMaking]

  /// - Parameter runs: those of all files.
  init(_ runs: [TerraformRun]) {
    let files = Dictionary(runs.map { ($0.place.file.name, $0.place.file) }) { first, _ in first }
    known = files.mapValues(FileMaking.init)
  }

  /// The names of the files that may edit code.
  var editors: Set<Text> { Set(known.filter(\.value.editsCode).keys) }

  /// Whether the file of a run may make the var files that arguments name.
  func mayMake(_ places: [Place], before run: TerraformRun) -> Bool {
    known[run.place.file.name]?.mayMake(places) ?? true
  }

  /// Whether it may make or bring a folder of that name.
  func mayMakeFolder(_ name: Text, before run: TerraformRun) -> Bool {
    known[run.place.file.name]?.mayMakeFolder(name) ?? true
  }
}
