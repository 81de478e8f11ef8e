import ShellSyntax
import SourceText

/// Tells commands that copy and unpack into folders outside the repository from those that may make one in it.
struct OutsideTarget {
  /// The archives that came from a site whose archives hold programs alone, by their names.
  private var programs: Set<Text> = []

  /// Source: the archives on this site hold one program and its licence.
  private static let site: StaticString = "://releases.hashicorp.com/"
  private static let archiveEnd: StaticString = ".zip"

  /// Takes in a download: `curl -o terraform.zip https://…`.
  mutating func noteDownload(_ words: [ShellScript.Word]) {
    let spellings = words.compactMap(Self.spelling)
    guard spellings.contains(where: { $0.contains(Self.site) }) else { return }
    programs.formUnion(spellings.filter { $0.hasSuffix(Self.archiveEnd) }.map { Path($0).name })
  }

  /// True when all that a command makes lies outside the repository, and for an archive that makes no folder.
  ///
  /// - Parameter startsOutside: whether the command runs in a folder outside.
  func holds(all words: [ShellScript.Word], startsOutside: Bool) -> Bool {
    let arguments = words.dropFirst()
    switch words.first?.literal {
    case "unzip":
      if let archive = arguments.lazy.compactMap(Self.spelling).first(where: { !$0.hasPrefix("-") }),
        programs.contains(Path(archive).name)
      {
        return true
      }
      return isOutside(Self.values(of: "d", "", in: arguments), startsOutside)
    case "tar": return isOutside(Self.values(of: "C", "--directory", in: arguments), startsOutside)
    case "cp", "mv", "ln", "rsync":
      let named = Self.values(of: "t", "--target-directory", in: arguments)
      return isOutside(named.isEmpty ? arguments.suffix(1) : named, startsOutside)
    case "git":
      // With the address alone, git makes a folder in the working folder.
      guard let folder = words.last, let address = words.dropLast().last.flatMap(Self.spelling),
        words.contains(where: { $0.literal == "clone" }), address.contains("://") || address.contains("@")
      else { return startsOutside && !words.contains { $0.literal == "-C" } }
      return isOutside([folder], startsOutside)
    default: return false
    }
  }

  /// True when all folders lie outside the repository; those relative to the working folder do if it does.
  private func isOutside(_ folders: [ShellScript.Word], _ startsOutside: Bool) -> Bool {
    if folders.isEmpty { return startsOutside }
    return folders.allSatisfy { Self.isOutside($0) || startsOutside && Self.isBelow($0) }
  }

  /// True for a folder on the build machine that is not in the repository, which lies in `/codebuild`.
  static func isOutside(_ word: ShellScript.Word) -> Bool {
    switch word.parts.first {
    case .literal(let text)?: (text.hasPrefix("/") || text.hasPrefix("~")) && !text.hasPrefix("/codebuild")
    case .variable(let reference)?: reference.name == "HOME"
    case .argument?, .unknown?, nil: false
    }
  }

  /// True for a path that stays below the folder it starts from.
  private static func isBelow(_ word: ShellScript.Word) -> Bool {
    guard let text = word.literal else { return false }
    return !text.hasPrefix("/") && !Path(text).parts.contains("..")
  }

  /// The words behind an option: `-C DIR`, `-xzC DIR`, `-C/DIR`, `--directory DIR`, `--directory=DIR`.
  private static func values(
    of letter: Text, _ long: Text, in arguments: ArraySlice<ShellScript.Word>
  ) -> [ShellScript.Word] {
    var found: [ShellScript.Word] = []
    for index in arguments.indices {
      guard case .literal(let text)? = arguments[index].parts.first, text.hasPrefix("-") else { continue }
      let isWhole = arguments[index].parts.count == 1
      if isWhole && (text == long || !text.hasPrefix("--") && text.hasSuffix(letter)) {
        if index + 1 < arguments.endIndex { found.append(arguments[index + 1]) }
      } else if let value = attached(text, letter, long) {
        found.append(arguments[index].replacingStart(by: value))
      }
    }
    return found
  }

  /// What stands behind an option in its word; nil for another option.
  private static func attached(_ text: Text, _ letter: Text, _ long: Text) -> Text? {
    for start in ["-" + letter, long + "="] where text.hasPrefix(start) { return text[start.count..<text.count] }
    return nil
  }

  /// The word as it is written, variables by their names; nil where only a run could tell.
  private static func spelling(_ word: ShellScript.Word) -> Text? {
    var bytes: [UInt8] = []
    for part in word.parts {
      switch part {
      case .literal(let text): bytes.append(text)
      case .variable(let reference):
        bytes.append(UInt8(ascii: "$"))
        bytes.append(reference.name)
      case .argument, .unknown: return nil
      }
    }
    return Text(bytes)
  }
}
