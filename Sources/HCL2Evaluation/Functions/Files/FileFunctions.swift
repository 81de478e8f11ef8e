import Files
import SourceText

/// Functions on files and paths. Relative paths start from the working folder.
enum FileFunctions {
  static let all: [Function] = [
    Function("file", [.string("path")], result: .string, text),
    Function("filebase64", [.string("path")], result: .string) { call throws(FunctionFailure) in
      .string(Text(Base64.encode(try read(call, 0))))
    },
    Function("fileexists", [.string("path")], result: .bool, exists),
    Function("fileset", [.string("path"), .string("pattern")], result: .set(.string), fileSet),
    digest("filemd5", .md5), digest("filesha1", .sha1), digest("filesha256", .sha256), digest("filesha512", .sha512),
    base64Digest("filebase64sha256", .sha256), base64Digest("filebase64sha512", .sha512),
    Function("abspath", [.string("path")], result: .string) { call throws(FunctionFailure) in
      .string(absolute(call.text(0), call).text)
    },
    Function("pathexpand", [.string("path")], result: .string, expand),
    Function("basename", [.string("path")], result: .string) { call throws(FunctionFailure) in
      .string(base(of: call.text(0)))
    },
    Function("dirname", [.string("path")], result: .string) { call throws(FunctionFailure) in
      .string(folder(of: call.text(0)))
    },
  ]

  private static func digest(_ name: Text, _ digest: MessageDigest) -> Function {
    Function(name, [.string("path")], result: .string) { call throws(FunctionFailure) in
      .string(Text(HashFunctions.hexadecimal(digest.digest(try read(call, 0)))))
    }
  }

  private static func base64Digest(_ name: Text, _ digest: MessageDigest) -> Function {
    Function(name, [.string("path")], result: .string) { call throws(FunctionFailure) in
      .string(Text(Base64.encode(digest.digest(try read(call, 0)))))
    }
  }

  // MARK: reading

  static func absolute(_ path: Text, _ call: FunctionCall) -> Path {
    let path = Path(path)
    return (path.isAbsolute ? path : call.context.workingFolder.appending(path)).cleaned
  }

  /// The path with the home folder in place of a leading `~`.
  private static func expanded(_ path: Text, _ call: FunctionCall) -> Text {
    guard let home = call.context.homeFolder, path == "~" || path.hasPrefix("~/") else { return path }
    return path == "~" ? home.text : home.text + path[1..<path.count]
  }

  static func path(_ call: FunctionCall, _ index: Int) -> Path { absolute(expanded(call.text(index), call), call) }

  static func read(_ call: FunctionCall, _ index: Int) throws(FunctionFailure) -> [UInt8] {
    guard let files = call.context.files else { throw FunctionFailure("files can't be read here") }
    let path = call.text(index)
    let bytes: [UInt8]
    do throws(FileSystemError) {
      bytes = try files.read(self.path(call, index))
    } catch {
      throw FunctionFailure("'\(path)' can't be read: \(words: error.reason)", argument: index)
    }
    try call.context.budget.spend(elements: 1, bytes: bytes.count)
    return bytes
  }

  /// The text of a file, which knows the file where its places can be shown.
  private static func text(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    guard let source = call.context.source else { return .string(try readText(call, 0)) }
    let path = path(call, 0)
    let file: SourceFile
    do throws(FileSystemError) {
      file = try source(path)
    } catch {
      throw FunctionFailure("'\(call.text(0))' can't be read: \(words: error.reason)", argument: 0)
    }
    try call.context.budget.spend(elements: 1, bytes: file.bytes.count)
    try requireText(file.bytes, call, 0)
    return .string(Text(file.bytes), origin: Origin(.file(path), at: Place(file, .start)))
  }

  private static func requireText(
    _ bytes: [UInt8], _ call: FunctionCall, _ index: Int
  ) throws(FunctionFailure) {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw FunctionFailure(
        "'\(call.text(index))' is not UTF-8 text; use filebase64 for other contents", argument: index)
    }
  }

  static func readText(_ call: FunctionCall, _ index: Int) throws(FunctionFailure) -> Text {
    let bytes = try read(call, index)
    try requireText(bytes, call, index)
    return Text(bytes)
  }

  private static func exists(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    guard let files = call.context.files else { throw FunctionFailure("files can't be read here") }
    let path = absolute(expanded(call.text(0), call), call)
    if let refusal = files.refusal(of: path) {
      throw FunctionFailure("'\(call.text(0))' can't be looked for: \(words: refusal.reason)", argument: 0)
    }
    switch files.kind(of: path) {
    case nil: return .bool(false)
    case .file: return .bool(true)
    case .folder: throw FunctionFailure("'\(call.text(0))' is a folder, not a file", argument: 0)
    case .other: throw FunctionFailure("'\(call.text(0))' is not a regular file", argument: 0)
    }
  }

  private static func expand(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let path = call.text(0)
    if path == "~" || path.hasPrefix("~/"), call.context.homeFolder == nil {
      return .unknown(.string, UnknownReason("the home folder is not known", at: call.place))
    }
    return .string(expanded(path, call))
  }

  // MARK: paths

  private static func base(of path: Text) -> Text {
    if path.isEmpty { return "." }
    let slash = UInt8(ascii: "/")
    var end = path.count
    while end > 0, path[end - 1] == slash { end -= 1 }
    if end == 0 { return "/" }
    var start = end
    while start > 0, path[start - 1] != slash { start -= 1 }
    return path[start..<end]
  }

  private static func folder(of path: Text) -> Text {
    var end = path.count
    while end > 0, path[end - 1] != UInt8(ascii: "/") { end -= 1 }
    return Self.clean(path[0..<end])
  }

  /// The path without `.`, `..` and double slashes; `.` if nothing remains. Source: Go's `filepath.Clean`.
  static func clean(_ path: Text) -> Text {
    let isAbsolute = path.hasPrefix("/")
    var parts: [Text] = []
    for part in path.split(separator: UInt8(ascii: "/")) where !part.isEmpty && part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute {
        parts.append(part)
      }
    }
    let joined = Text(Array(parts.map(\.bytes).joined(separator: [UInt8(ascii: "/")])))
    return isAbsolute ? "/" + joined : joined.isEmpty ? "." : joined
  }
}
