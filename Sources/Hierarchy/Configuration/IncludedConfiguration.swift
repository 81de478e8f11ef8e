import HCL1Syntax
import SourceText

/// The `terragrunt` block of an included file, read once for all the units that include it.
///
/// Texts that depend on the unit stay as written; `block(for:)` fills them in. It is a class because every file has
/// room for one, but few are included.
final class IncludedConfiguration: Sendable {
  /// The block's own `include`, or nil.
  let include: TerragruntReader.Include?

  /// True when exact mode surely gives units with plain folder names the same block.
  let meansTheSame: Bool

  private let file: SourceFile
  private let block: TerragruntBlock
  private let deferred: DeferredTexts
  private let diagnostics: [Diagnostic]

  /// Reads the block for any child; nil when there is none, or when it contains a call that must be repeated for each
  /// child.
  init?(_ loaded: LoadedFile, in context: FunctionContext) {
    file = loaded.file
    let evaluator = DeferringEvaluator(loaded.file, in: context)
    var reader = TerragruntReader(loaded.file, evaluation: evaluator.evaluate, warnsOfUnknownKeys: true)
    guard let items = loaded.block else { return nil }
    include = reader.include(in: items)
    block = reader.block(items)
    guard !evaluator.mustRepeat else { return nil }
    deferred = evaluator.deferred
    // Exact mode refuses an included file that includes another one.
    meansTheSame =
      include == nil && !reader.dependsOnMode && ExactStrings.isPlainResult(loaded.path.text)
      && loaded.meansTheSame(isIncluded: true, context.options)
    diagnostics = loaded.blockDiagnostics + reader.diagnostics + evaluator.diagnostics
  }

  /// The block for the child that `context` names, and its errors.
  func block(for context: FunctionContext) -> (block: TerragruntBlock, diagnostics: [Diagnostic]) {
    if deferred.isEmpty { return (block, diagnostics) }
    let evaluator = StringEvaluator(file, in: context, at: .terragruntBlock)
    let filled = Filling(deferred: deferred, evaluator: evaluator).filled(block)
    return (filled, diagnostics + evaluator.diagnostics)
  }

  /// Replaces the deferred texts with the child's results.
  private struct Filling {
    let deferred: DeferredTexts
    let evaluator: StringEvaluator

    func filled(_ block: TerragruntBlock) -> TerragruntBlock {
      var result = block
      if let terraform = block.terraform { result.terraform = filled(terraform) }
      if var state = block.remoteState {
        state.backend = filled(state.backend)
        state.config = filled(state.config)
        result.remoteState = state
      }
      if let dependencies = block.dependencies { result.dependencies = filled(dependencies) }
      result.iamRole = block.iamRole.map { filled($0) }
      return result
    }

    private func filled(_ block: TerraformBlock) -> TerraformBlock {
      var result = block
      result.source = block.source.map { filled($0) }
      for index in block.extraArguments.indices { fill(&result.extraArguments[index]) }
      for index in block.beforeHooks.indices { fill(&result.beforeHooks[index]) }
      for index in block.afterHooks.indices { fill(&result.afterHooks[index]) }
      return result
    }

    private func fill(_ extra: inout ExtraArguments) {
      extra.commands = filled(extra.commands)
      extra.arguments = filled(extra.arguments)
      extra.requiredVarFiles = filled(extra.requiredVarFiles)
      extra.optionalVarFiles = filled(extra.optionalVarFiles)
      for index in extra.environment.indices {
        extra.environment[index].value = filled(extra.environment[index].value)
      }
    }

    private func fill(_ hook: inout Hook) {
      hook.commands = filled(hook.commands)
      hook.execute = filled(hook.execute)
    }

    private func filled(_ texts: [Located<Text>]) -> [Located<Text>] {
      texts.contains { deferred[$0.place.range] != nil } ? texts.map { filled($0) } : texts
    }

    private func filled(_ text: Located<Text>) -> Located<Text> {
      guard let template = deferred[text.place.range] else { return text }
      return Located(evaluator.text(of: template), at: text.place)
    }

    private func filled(_ members: [Member]) -> [Member] {
      members.map { member in
        Member(
          key: member.key, keyRange: member.keyRange, value: filled(member.value),
          isRepeatedObject: member.isRepeatedObject)
      }
    }

    private func filled(_ value: Value) -> Value {
      switch value.content {
      case .string:
        guard let template = deferred[value.range] else { return value }
        return Value(.string(evaluator.text(of: template)), at: value.range)
      case .list(let elements): return Value(.list(elements.map { filled($0) }), at: value.range)
      case .object(let members): return Value(.object(filled(members)), at: value.range)
      case .boolean, .number, .null, .unknown: return value
      }
    }
  }
}

/// The strings of a block that depend on the child, by their ranges.
private struct DeferredTexts: Sendable {
  private var ranges: [SourceRange] = []
  private var templates: [Template] = []
  private var positions: [SourceRange: Int] = [:]

  private static let linearSearchLimit = 16

  var isEmpty: Bool { ranges.isEmpty }

  subscript(range: SourceRange) -> Template? {
    get {
      if ranges.count > Self.linearSearchLimit { return positions[range].map { templates[$0] } }
      for index in ranges.indices where ranges[index] == range { return templates[index] }
      return nil
    }
    set {
      guard let newValue, positions.updateValue(ranges.count, forKey: range) == nil else { return }
      ranges.append(range)
      templates.append(newValue)
    }
  }
}

/// Evaluates what is the same for every child, and defers the rest.
///
/// A reference type for the same reason as `StringEvaluator`; it lives only while the file is read.
private final class DeferringEvaluator {
  private let file: SourceFile
  private let evaluator: StringEvaluator
  /// The strings that depend on the child, by their ranges.
  private(set) var deferred = DeferredTexts()
  /// True once a string contained calls that can't be deferred.
  private(set) var mustRepeat = false

  var diagnostics: [Diagnostic] { evaluator.diagnostics }

  init(_ file: SourceFile, in context: FunctionContext) {
    self.file = file
    evaluator = StringEvaluator(file, in: context, at: .terragruntBlock)
  }

  func evaluate(_ literal: StringLiteral, _ range: SourceRange) -> Decoder.Evaluated {
    let template = literal.template
    switch template.dependence {
    case .nothing: return evaluator.value(of: template, writtenAs: literal.text)
    case .child: deferred[range] = template
    case .everything: mustRepeat = true
    }
    return .text(literal.text)
  }
}

extension Template {
  /// What a template's result depends on when it is in an included file.
  fileprivate enum Dependence: Int {
    /// It is the same for every child.
    case nothing
    /// On the child's folder or account; the result is never empty.
    case child
    /// On more: it must be evaluated for each child, in its turn.
    case everything
  }

  fileprivate var dependence: Dependence {
    var result = Dependence.nothing
    for case .call(let call) in parts {
      let own = Self.dependence(of: call)
      if own.rawValue > result.rawValue { result = own }
      for argument in call.arguments where argument.dependence.rawValue > result.rawValue {
        result = argument.dependence
      }
    }
    return result
  }

  private static func dependence(of call: Call) -> Dependence {
    switch FunctionTable.childDependence(of: call.name) {
    case .independent: .nothing
    case .account: .child
    case .folder: call.arguments.count > 1 && call.arguments[1].isEmpty ? .everything : .child
    case .execution: .everything
    }
  }

  private var isEmpty: Bool {
    parts.allSatisfy { part in
      if case .text(let text) = part { text.isEmpty } else { false }
    }
  }
}
