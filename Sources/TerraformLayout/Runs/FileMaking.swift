import SourceText

/// Whether a file that runs Terraform may make var files before.
enum FileMaking {
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

  /// True when commands of the file may write or edit the code that Terraform reads.
  static func mayEditCode(_ file: SourceFile) -> Bool {
    let text = Text(file.bytes)
    return editing.contains { text.contains($0) }
  }

  /// True when the file names one of the var files elsewhere than behind `-var-file`, or brings files of unknown names.
  ///
  /// - Parameter places: the arguments that name the var files.
  static func mayMake(_ places: [Place], in file: SourceFile) -> Bool {
    let text = Text(file.bytes)
    if bringing.contains(where: { text.contains($0) }) { return true }
    return places.contains { place in isNamedElsewhere(name(in: place), in: text) }
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

  private static func isNamedElsewhere(_ name: Text, in text: Text) -> Bool {
    guard !name.isEmpty else { return true }
    var start = 0
    while let found = text.firstRange(of: name, from: start) {
      var line = found.lowerBound
      while line > 0, text[line - 1] != Byte.lineFeed { line -= 1 }
      let before = text[line..<found.lowerBound]
      if !before.contains("var-file"), !before.contains("var_file") { return true }
      start = found.upperBound
    }
    return false
  }
}
