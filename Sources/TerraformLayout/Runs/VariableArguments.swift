import SourceText

extension TerraformRun {
  /// The `-var-file` and `-var` arguments, in order.
  static func arguments(in words: [Argument]) -> [(isFile: Bool, argument: Argument)] {
    var found: [(isFile: Bool, argument: Argument)] = []
    var index = 0
    while index < words.count {
      for (name, isFile) in [("var-file", true), ("var", false)] as [(Text, Bool)] {
        if let value = WordPattern.value(of: name, in: words[index].word) {
          found.append((isFile, Argument(word: value, place: words[index].place)))
        } else if words[index].word.isFlag(name), index + 1 < words.count {
          index += 1
          found.append((isFile, words[index]))
        } else {
          continue
        }
        break
      }
      index += 1
    }
    return found
  }
}

extension WordPattern {
  func isFlag(_ name: Text) -> Bool { text == "-" + name || text == "--" + name }

  /// The value of `-name=value`; nil for any other word.
  static func value(of name: Text, in word: WordPattern) -> WordPattern? {
    for flag in ["-" + name + "=", "--" + name + "="] where word.start.hasPrefix(flag) {
      return word.dropping(flag.count)
    }
    return nil
  }
}
