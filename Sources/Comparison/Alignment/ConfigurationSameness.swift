import HCL1Syntax
import Hierarchy
import SourceText

/// Recognises the parts of two configurations that are the same, before building anything that could say where they
/// differ: most parts of most pairs are the same.
///
/// A yes is certain: a full comparison would find no change and would count nothing. A no only means that the part
/// has to be compared.
struct ConfigurationSameness {
  private let a: ResolvedUnit
  private let b: ResolvedUnit
  private let equivalence: Equivalence

  init(_ a: ResolvedUnit, _ b: ResolvedUnit, _ equivalence: Equivalence) {
    self.a = a
    self.b = b
    self.equivalence = equivalence
  }

  /// True when nothing differs in the part, except for what is expected to differ without being asked for.
  func holds(for part: ConfigurationSubject.Part) -> Bool {
    switch part {
    case .terraform: isSame(a.terragrunt.terraform, b.terragrunt.terraform) { isSame($0, $1) }
    case .remoteState: isSame(a.remoteState, b.remoteState) { isSame($0, $1) }
    case .dependencies: isSame(a.terragrunt.dependencies, b.terragrunt.dependencies) { isSame($0, $1) }
    case .preventDestroy: a.terragrunt.preventDestroy == b.terragrunt.preventDestroy
    case .skip: a.terragrunt.skip == b.terragrunt.skip
    case .iamRole: isSame(a.terragrunt.iamRole, b.terragrunt.iamRole) { isSame($0.value, $1.value) }
    case .arguments: isSame(a.arguments, b.arguments)
    case .environment: isSame(a.environment, b.environment)
    }
  }

  private func isSame<Part>(_ a: Part?, _ b: Part?, _ isSame: (Part, Part) -> Bool) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return isSame(a, b)
  }

  /// True when both have the same number of elements and each is the same as the one at its position.
  private func areSame<Element>(_ a: [Element], _ b: [Element], _ isSame: (Element, Element) -> Bool) -> Bool {
    guard a.count == b.count else { return false }
    // Compare in place: copying an element would update its reference counts.
    return a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        for index in a.indices where !isSame(a[index], b[index]) { return false }
        return true
      }
    }
  }

  private func haveSameTexts(_ a: [Located<Text>], _ b: [Located<Text>]) -> Bool {
    guard a.count == b.count else { return false }
    return a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        for index in a.indices where a[index].value != b[index].value { return false }
        return true
      }
    }
  }

  // MARK: blocks

  private func isSame(_ a: TerraformBlock, _ b: TerraformBlock) -> Bool {
    isSame(a.source, b.source) { isSame($0.value, $1.value) }
      && areSame(a.extraArguments, b.extraArguments) { isSame($0, $1) } && haveOwnNames(a.extraArguments.map(\.name))
      && areSame(a.beforeHooks, b.beforeHooks) { isSame($0, $1) } && haveOwnNames(a.beforeHooks.map(\.name))
      && areSame(a.afterHooks, b.afterHooks) { isSame($0, $1) } && haveOwnNames(a.afterHooks.map(\.name))
  }

  private func isSame(_ a: ExtraArguments, _ b: ExtraArguments) -> Bool {
    a.name.value == b.name.value && isSame(a.commands, b.commands) && isSame(a.arguments, b.arguments)
      && isSame(a.requiredVarFiles, b.requiredVarFiles) && isSame(a.optionalVarFiles, b.optionalVarFiles)
      && isSame(a.environment, b.environment)
  }

  private func isSame(_ a: Hook, _ b: Hook) -> Bool {
    a.name.value == b.name.value && isSame(a.commands, b.commands) && isSame(a.execute, b.execute)
      && a.runOnError == b.runOnError
  }

  /// True when blocks with these names are compared by name, so that each is compared with the one at its position.
  private func haveOwnNames(_ names: [Located<Text>]) -> Bool {
    names.count < 2 || NamedEntries(names.map(\.value)) != nil
  }

  private func isSame(_ a: RemoteState, _ b: RemoteState) -> Bool {
    isSame(a.backend.value, b.backend.value)
      && areSame(a.config, b.config) { $0.key == $1.key && isSame($0.value, $1.value) }
  }

  // MARK: values

  private func isSame(_ a: Text, _ b: Text) -> Bool { equivalence.judgement(a, b) == .same }

  private func isSame(_ a: Value, _ b: Value) -> Bool { equivalence.areSame(a, b) }

  private func isSame(_ a: [(name: Text, value: Located<Text>)], _ b: [(name: Text, value: Located<Text>)]) -> Bool {
    areSame(a, b) { $0.name == $1.name && isSame($0.value.value, $1.value.value) }
  }

  /// Elements that differ only in expected words are aligned by their text without these words.
  private func isSame(_ a: [Located<Text>], _ b: [Located<Text>]) -> Bool {
    if haveSameTexts(a, b) { return true }
    return areSame(a, b) { isSame($0.value, $1.value) }
      && (a.count == 1
        || areSame(a, b) { equivalence.canonical($0.value, of: .a) == equivalence.canonical($1.value, of: .b) })
  }
}
