public import SourceText

/// The mistakes in what the user gives to a comparison: its policy and its name map.
public enum ComparisonCode: String, DiagnosticCode {
  case ambiguousMap = "ambiguous-map"
  case badPolicyDate = "bad-policy-date"
  case badPolicyEntry = "bad-policy-entry"
  case badPolicySide = "bad-policy-side"
  case nameTaken = "name-taken"
  case notPromoted = "not-promoted"
  case notRenamed = "not-renamed"
  case unknownPolicyEntry = "unknown-policy-entry"
  case unknownPolicyKey = "unknown-policy-key"
  case wrongKind = "wrong-kind"
}
