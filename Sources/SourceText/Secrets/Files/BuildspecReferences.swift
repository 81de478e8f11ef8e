/// The parts of a buildspec that contain names of parameters and secrets, which are not secret themselves.
///
/// Source: `env.parameter-store` and `env.secrets-manager` of the buildspec reference of CodeBuild.
enum BuildspecReferences {
  private static let keys: Set<Text> = ["secrets-manager:", "parameter-store:"]

  /// The contents of these keys directly below the top-level `env`. Elsewhere the keys mean nothing: a command may
  /// write a file that has them too.
  static func ranges(in text: Text) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var isInEnvironment = false
    // The indentation of the keys of `env`, and the open section.
    var keyIndent: Int?
    var section: Int?
    var start = 0
    for line in text.split(separator: Byte.lineFeed) {
      defer { start += line.count + 1 }
      let words = line.trimmed
      if words.isEmpty || words[0] == Byte.hash { continue }
      let indent = line.withBytes { $0.prefix { $0 == Byte.space }.count }
      if let lower = section, indent <= keyIndent ?? 0 {
        found.append(lower..<start)
        section = nil
      }
      if indent == 0 {
        isInEnvironment = words == "env:"
        keyIndent = nil
      } else if isInEnvironment {
        keyIndent = keyIndent ?? indent
        if indent == keyIndent, keys.contains(words) { section = start + line.count }
      }
    }
    if let lower = section { found.append(lower..<text.count) }
    return found
  }
}
