import HCL2Evaluation
import SourceText

/// Turns evaluated `include` blocks into includes, and reports mistakes in them.
struct IncludeReading {
  private let reader: ConfigurationReader
  private let places: FunctionPlaces
  private(set) var diagnostics: [Diagnostic] = []

  init(_ reader: ConfigurationReader, _ places: FunctionPlaces) {
    self.reader = reader
    self.places = places
  }

  private mutating func report(_ code: ConfigurationCode, _ message: Message, at place: Place?, help: Message? = nil) {
    diagnostics.append(Diagnostic(.error, code, message, at: place, help: help))
  }

  /// The includes whose files exist, in order.
  mutating func read(_ blocks: [BlockValue]) -> [IncludeBlock] {
    var result: [IncludeBlock] = []
    for block in blocks {
      if block.label.isEmpty, result.contains(where: { $0.label.isEmpty }) {
        report(
          .repeatedInclude, "there are several 'include' blocks without a label, and one is allowed",
          at: block.place, help: "give each a label: include \"root\" { … }")
        continue
      }
      if let include = include(block) { result.append(include) }
    }
    return result
  }

  private mutating func include(_ block: BlockValue) -> IncludeBlock? {
    guard let path = block.values["path"] else { return nil }
    let place = block.place(of: "path")
    guard let text = path.text else {
      if path.unknown?.reason.isFailure != true {
        report(.notKnownOffline, "the path of the include can't be known offline", at: block.place)
      }
      return nil
    }
    guard let strategy = strategy(block) else { return nil }
    let file = places.absolute(text)
    guard reader.files.kind(of: file) == .file else {
      report(
        .includeNotFound, "there is no file '\(file)' to include", at: place,
        help: reader.nearest(to: file).map { "did you mean '\($0)'?" }
          ?? "a relative path counts from the folder of the unit")
      return nil
    }
    return IncludeBlock(
      label: block.label, path: file, isExposed: block.bool("expose") ?? false, strategy: strategy,
      writtenStrategy: block.text("merge_strategy"), place: block.place)
  }

  private mutating func strategy(_ block: BlockValue) -> IncludeBlock.Strategy? {
    guard let value = block.values["merge_strategy"] else { return .shallow }
    switch value.text?.description ?? "" {
    case "no_merge": return .noMerge
    case "shallow": return .shallow
    case "deep": return .deep
    default:
      report(
        .unknownChoice, "'merge_strategy' can't be '\(value.text ?? "")'",
        at: block.place(of: "merge_strategy"),
        help: "write one of: no_merge, shallow, deep")
      return nil
    }
  }
}
