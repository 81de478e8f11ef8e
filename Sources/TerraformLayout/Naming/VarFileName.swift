import SourceText

/// A var file by its name.
struct VarFileName: Sendable {
  private static let endings: [Text] = [".tfvars", ".tfvars.json"]

  /// The name without `.tfvars` and `.auto`, as written.
  let stem: Text
  /// True for what Terraform loads by itself when it lies beside the module: `terraform.tfvars`, `*.auto.tfvars`.
  let isAutomatic: Bool

  /// True for `*.tfvars` and `*.tfvars.json`, but for hidden files.
  ///
  /// `strata.tfvars` is this tool's own project file.
  static func isVarFile(_ name: Text) -> Bool {
    name[0] != Byte.dot && name != "strata.tfvars" && endings.contains { name.hasSuffix($0) }
  }

  init(_ name: Text) {
    var stem = name
    for ending in Self.endings where stem.hasSuffix(ending) { stem = stem[0..<stem.count - ending.count] }
    isAutomatic = stem == "terraform" || stem.hasSuffix(".auto")
    self.stem = stem.hasSuffix(".auto") ? stem[0..<stem.count - 5] : stem
  }

  /// The words of the stem, in lower case: between `-`, `_` and `.`.
  var words: [Text] { Self.words(of: stem) }

  /// The words of a name, in lower case.
  static func words(of name: Text) -> [Text] {
    var words: [Text] = []
    var word: [UInt8] = []
    for byte in name.lowercasedASCII.bytes {
      if byte == Byte.hyphen || byte == Byte.underscore || byte == Byte.dot {
        if !word.isEmpty { words.append(Text(word)) }
        word = []
      } else {
        word.append(byte)
      }
    }
    if !word.isEmpty { words.append(Text(word)) }
    return words
  }
}
