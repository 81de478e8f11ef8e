import Hierarchy
import SourceText

/// A queue must hide a message for as long as the function that it feeds may run.
///
/// Source: "Configuring a queue to use with Lambda" of Lambda's guide; creating the mapping fails otherwise.
extension RefusedValue {
  private static let function: Text = "aws_lambda_function"
  private static let mapping: Text = "aws_lambda_event_source_mapping"
  private static let queue: Text = "aws_sqs_queue"
  private static let timeout: Text = "timeout"
  private static let visibility: Text = "visibility_timeout_seconds"
  /// A longer timeout is a mistake of its own.
  private static let longestRun = 900

  /// The finding about a queue and a function of one module.
  static func shortVisibility(in checked: CheckedUnit) -> [Diagnostic] {
    guard let module = checked.module, feeds(in: module).count == 1,
      let block = only(function, with: timeout, in: module), let other = only(queue, with: visibility, in: module),
      let runs = checked.value(of: timeout, in: block), let hides = checked.value(of: visibility, in: other),
      checked.gives(runs, hides)
    else { return [] }
    return finding(about: runs, hides).map { [$0] } ?? []
  }

  /// The findings about functions that take messages from the queue of another unit, whose state their module reads.
  static func findings(in estate: Estate) -> [Diagnostic] {
    guard estate.modules.contains(where: { $0.complete.map { !feeds(in: $0).isEmpty } ?? false }) else { return [] }
    return estate.stateReaders.readers.compactMap { reader in
      let feeds = feeds(in: reader.module)
      guard feeds.count == 1,
        feeds[0].arguments("event_source_arn").contains(where: {
          if case .state(let name) = $0.source { name == reader.read.name } else { false }
        }), let writer = reader.writer, let other = writer.module,
        let block = only(function, with: timeout, in: reader.module),
        let source = only(queue, with: visibility, in: other),
        let runs = reader.unit.value(of: timeout, in: block), let hides = writer.value(of: visibility, in: source),
        runs.isGiven || hides.isGiven
      else { return nil }
      return finding(about: runs, hides)
    }
  }

  private static func feeds(in module: ModuleVariables) -> [ResourceBlock] {
    module.resources.filter { $0.type == mapping }
  }

  /// The only resource of a type that has an argument.
  private static func only(_ type: Text, with argument: Text, in module: ModuleVariables) -> ResourceBlock? {
    let found = module.resources.filter { $0.type == type && !$0.arguments(argument).isEmpty }
    return found.count == 1 ? found[0] : nil
  }

  private static func finding(about runs: PassedValue, _ hides: PassedValue) -> Diagnostic? {
    guard let longest = runs.number, let shortest = hides.number, longest > shortest, longest <= longestRun else {
      return nil
    }
    return finding(
      "'\(runs.name)' is \(longest) and the queue's '\(hides.name)' is \(shortest), and Lambda takes no queue that hides a message for a shorter time than the function may run",
      at: runs.isGiven ? runs.place : hides.place, notes: runs.isGiven && hides.isGiven ? [note(about: hides)] : [],
      help: "raise '\(hides.name)', or lower '\(runs.name)'")
  }
}
