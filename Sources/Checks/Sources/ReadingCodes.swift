import HCL1Syntax
import HCL2Evaluation
import HCL2Syntax
import Hierarchy
import SourceText
import TerragruntConfiguration

/// The codes of what reading and resolving a tree report, which `strata check` passes on.
enum ReadingCodes {
  /// In byte order. A code of both languages stands once, with the severities of both; one that a check has too is not
  /// among them.
  static let all: [CheckDescription] = {
    let lists = [
      HCL1Code.allCases.map(CheckDescription.init), HCL2Code.allCases.map(CheckDescription.init),
      EvaluationCode.allCases.map(CheckDescription.init), ResolutionCode.allCases.map(CheckDescription.init),
      ModuleCode.allCases.map(CheckDescription.init), ConfigurationCode.allCases.map(CheckDescription.init),
    ]
    var byCode = Dictionary(lists.joined().map { ($0.code, $0) }) {
      $0.severities.count < $1.severities.count ? $1 : $0
    }
    for check in CheckRegistry.checks { byCode[check.code] = nil }
    return byCode.values.sorted { $0.code < $1.code }
  }()
}
