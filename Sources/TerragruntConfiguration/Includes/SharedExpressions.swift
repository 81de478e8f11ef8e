import HCL2Evaluation
import HCL2Syntax
import SourceText
import Synchronization

/// The values of expressions in included files, each evaluated once for all units that give the same answers to what it
/// asks.
///
/// An expression takes part if its functions depend on nothing but their arguments, the run, and lookups above the unit,
/// whose results are answers; and if the locals that it uses take part.
final class SharedExpressions: Sendable {
  /// A value, and what it took to evaluate it.
  struct Result: Sendable {
    let value: TypedValue
    let diagnostics: [Diagnostic]
    /// Stands for this very value; nil for one that is the unit's alone.
    let id: Int?
  }

  /// What an expression asks of the unit.
  private struct Plan: Sendable {
    let locals: [Text]
    let lookups: [Expression]
  }

  private struct Name: Hashable {
    let file: ObjectIdentifier
    let range: SourceRange
  }

  private struct Key: Hashable {
    let name: Name
    let locals: [Int]
    let answers: [Text]
  }

  private struct Entry: Sendable {
    let result: Result
    let log: FileLog
  }

  private struct Table {
    /// Nil for an expression that is evaluated for each unit.
    var plans: [Name: Plan?] = [:]
    var counts: [Name: Int] = [:]
    var entries: [Key: Entry] = [:]
    var evaluations = 0
  }

  private let table = Mutex(Table())

  /// An expression with more values than this mostly has one for each unit.
  private static let most = 256

  /// How many expressions were evaluated, each time counted.
  var evaluations: Int { table.withLock { $0.evaluations } }

  /// The value of an expression.
  ///
  /// - Parameters:
  ///   - locals: for the locals that take part, what stands for their values.
  ///   - lookup: the result of a call that looks above the unit; nil when it fails.
  ///   - log: gets the files that the value needs.
  ///   - plainly: evaluates the expression.
  func result(
    of expression: Expression, _ locals: [Text: Int], _ log: FileLog, lookup: (Expression) -> Text?,
    plainly: () -> (value: TypedValue, diagnostics: [Diagnostic])
  ) -> Result {
    let name = Name(file: ObjectIdentifier(expression.file), range: expression.range)
    let known = table.withLock { $0.plans[name] }
    let plan = known ?? Self.plan(for: expression)
    if known == nil { table.withLock { $0.plans[name] = .some(plan) } }
    guard let plan, let key = Self.key(name, plan, locals, lookup) else { return own(plainly()) }
    if let entry = table.withLock({ $0.entries[key] }) {
      log.note(entry.log)
      return entry.result
    }
    let (found, recorded) = log.recording(plainly)
    if recorded.isForOneUnit {
      table.withLock { $0.plans[name] = .some(nil) }
      return own(found)
    }
    return table.withLock { table in
      table.evaluations += 1
      // Another thread may have been faster.
      if let entry = table.entries[key] { return entry.result }
      let result = Result(value: found.value, diagnostics: found.diagnostics, id: table.entries.count)
      table.entries[key] = Entry(result: result, log: recorded)
      table.counts[name, default: 0] += 1
      if table.counts[name, default: 0] > Self.most { table.plans[name] = .some(nil) }
      return result
    }
  }

  private func own(_ found: (value: TypedValue, diagnostics: [Diagnostic])) -> Result {
    table.withLock { $0.evaluations += 1 }
    return Result(value: found.value, diagnostics: found.diagnostics, id: nil)
  }

  private static func key(
    _ name: Name, _ plan: Plan, _ locals: [Text: Int], _ lookup: (Expression) -> Text?
  ) -> Key? {
    var ids: [Int] = []
    for local in plan.locals {
      guard let id = locals[local] else { return nil }
      ids.append(id)
    }
    var answers: [Text] = []
    for call in plan.lookups {
      guard let answer = lookup(call) else { return nil }
      answers.append(answer)
    }
    return Key(name: name, locals: ids, answers: answers)
  }

  // MARK: plans

  private static let lookups: Set<Text> = ["find_in_parent_folders", "get_repo_root"]
  /// Beside these, the functions that are the same in every file take part.
  private static let functions: Set<Text> = lookups.union([
    "try", "can", "file", "yamldecode", "jsondecode", "get_env", "get_platform", "get_terraform_command",
    "get_terraform_cli_args",
    "get_terraform_commands_that_need_vars", "get_terraform_commands_that_need_locking",
    "get_terraform_commands_that_need_input", "get_terraform_commands_that_need_parallelism",
    "get_default_retryable_errors", "get_terragrunt_source_cli_flag", "read_terragrunt_config",
  ])

  private static func plan(for expression: Expression) -> Plan? {
    let references = References.all(in: expression)
    let calls = References.calls(in: expression)
    // What is written out is as fast to evaluate as to find.
    if references.isEmpty, calls.isEmpty { return nil }
    var locals: [Text] = []
    for reference in references {
      guard reference.root == "local", let name = reference.attributes.first else { return nil }
      if !locals.contains(name) { locals.append(name) }
    }
    var asked: [Expression] = []
    for (call, place) in calls {
      guard functions.contains(call.name) || ConfigurationFunctions.table[call.name] != nil else { return nil }
      guard lookups.contains(call.name) else { continue }
      guard call.arguments.allSatisfy({ $0.text != nil }) else { return nil }
      asked.append(place)
    }
    return Plan(locals: locals, lookups: asked)
  }
}
