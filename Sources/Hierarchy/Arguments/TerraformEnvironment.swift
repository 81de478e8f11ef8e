import SourceText

/// The environment variables that Terraform reads for a command: `TF_VAR_…`, and arguments in `TF_CLI_ARGS`.
struct TerraformEnvironment {
  /// The `TF_VAR_…` variables, their names without that prefix, by name.
  let variables: [(name: Text, value: Located<Text>)]
  /// The arguments that Terraform inserts before those of the command line.
  let words: [Located<Text>]

  /// - Parameters:
  ///   - process: the environment of the process, as far as it is used.
  ///   - own: the tree's `env_vars`, which override it.
  init(process: [Text: Text], own: [(name: Text, value: Located<Text>)], command: Text) {
    var all: [Text: Located<Text>] = [:]
    for (name, value) in process where name.hasPrefix(Self.prefix) || name.hasPrefix(Self.arguments) {
      // The pair serves as the file it does not have, so that errors in it are shown as usual.
      let line = name + "=" + value
      let file = SourceFile(name: "environment", bytes: line.bytes, isGiven: true)
      all[name] = Located(value, at: Place(file, SourceRange(0, line.count)))
    }
    for (name, value) in own { all[name] = value }
    variables = all.filter { $0.key.hasPrefix(Self.prefix) && $0.key.count > Self.prefix.count }
      .map { (name: $0.key[Self.prefix.count..<$0.key.count], value: $0.value) }.sorted { $0.name < $1.name }
    // Source: `mergeEnvArgs` of Terraform 0.11.14's main.go, which puts the more specific ones first.
    let names = [
      Self.arguments + "_" + Text(command.bytes.map { $0 == Byte.hyphen ? Byte.underscore : $0 }), Self.arguments,
    ]
    words = names.compactMap { all[$0] }.flatMap { given in
      ShellWords.split(given.value).map { Located($0.marked(isSecret: given.value.isSecret), at: given.place) }
    }
  }

  private static let prefix: Text = "TF_VAR_"
  private static let arguments: Text = "TF_CLI_ARGS"
}

/// Splits a line as a shell does: blanks separate words, quotes and backslashes protect what they enclose or precede.
///
/// Source: mattn/go-shellwords, which Terraform uses for `TF_CLI_ARGS`; nothing is evaluated.
private enum ShellWords {
  static func split(_ line: Text) -> [Text] {
    var words: [Text] = []
    var word: [UInt8]?
    var quote: UInt8?
    var isEscaped = false
    for byte in line.bytes {
      if isEscaped {
        word = (word ?? []) + [byte]
        isEscaped = false
      } else if byte == Byte.backslash, quote != Byte.apostrophe {
        isEscaped = true
      } else if let open = quote {
        if byte == open { quote = nil } else { word = (word ?? []) + [byte] }
      } else if byte == Byte.quote || byte == Byte.apostrophe {
        quote = byte
        word = word ?? []
      } else if [Byte.space, Byte.tab, Byte.lineFeed, Byte.carriageReturn].contains(byte) {
        if let whole = word { words.append(Text(whole)) }
        word = nil
      } else {
        word = (word ?? []) + [byte]
      }
    }
    if let whole = word { words.append(Text(whole)) }
    return words
  }
}
