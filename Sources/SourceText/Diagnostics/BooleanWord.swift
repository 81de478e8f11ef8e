/// Words of other languages for true and false: `yes` and `no` of YAML, `on` and `off`.
package enum BooleanWord {
  /// The boolean that a word stands for; nil for any other word.
  package static func meant(by word: Text) -> Bool? {
    switch word.lowercasedASCII {
    case "yes", "on", "true": true
    case "no", "off", "false": false
    default: nil
    }
  }
}
