import HCL1Syntax
import Hierarchy
import SourceText

extension Subject {
  /// The part that the steps lead to, with its path; nil where there is none.
  func part(_ steps: [ValueSteps.Step]) -> (path: ValuePath, subject: Subject)? {
    var path = ValuePath([])
    var current = self
    for step in steps {
      guard let (next, subject) = current.part(step) else { return nil }
      path = path.appending(next)
      current = subject
    }
    return (path, current)
  }

  private func part(_ step: ValueSteps.Step) -> (ValuePath.Step, Subject)? {
    switch step {
    case .key(let key): return parts?.first { $0.key == key }.map { (.key(key), $0.subject) }
    case .index(let index):
      guard let elements, elements.indices.contains(index) else { return nil }
      return (.index(index), elements[index])
    case .entry(let name):
      guard let elements else { return nil }
      for (index, element) in elements.enumerated()
      where ValueSteps.Step.entryKeys.contains(where: { element.name(under: Text($0.description)) == name }) {
        return (.entry(name: name, index: index), element)
      }
      return nil
    }
  }

  /// Calls `body` with this subject and every part of it, each with its path, outermost first.
  func forEachPart(_ path: ValuePath, _ body: (ValuePath, Subject) -> Void) {
    body(path, self)
    if isScalar { return }
    if let parts {
      for part in parts { part.subject.forEachPart(path.appending(.key(part.key)), body) }
      return
    }
    let elements = elements ?? []
    let names = NamedEntries.ofAll([elements])?.names.first
    for (index, element) in elements.enumerated() {
      let step = names.map { ValuePath.Step.entry(name: $0[index], index: index) } ?? .index(index)
      element.forEachPart(path.appending(step), body)
    }
  }
}
