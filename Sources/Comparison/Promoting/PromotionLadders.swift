import HCL1Syntax
import Hierarchy
import SourceText

/// Where the files of a unit can hold a value.
struct PromotionLadders {
  private let terraform: ResolutionOptions.TerraformVersion

  init(_ terraform: ResolutionOptions.TerraformVersion) { self.terraform = terraform }

  /// What a unit reads of a path.
  struct Reading {
    /// The slots that would beat the present value, or that hold it, lowest first.
    let slots: [PromotionSlot]
    /// The present value.
    let now: Value?
    /// What sets the present value, or what would hold it; nil when the unit does not have the name.
    let place: Place?
  }

  /// The slots of a unit for a path.
  ///
  /// - Parameter position: for a new element of a list, its position, given the names of the elements that are there.
  func reading(_ unit: ResolvedUnit, _ path: ValuePath, position: ([Text]) -> Int) -> Reading {
    guard path.steps.first != .key("terragrunt") else { return configuration(unit, path) }
    let steps = path.editingSteps
    guard let setting = unit.settings.first(where: { .key($0.name) == path.steps.first }) else {
      return Reading(slots: steps.count == 1 ? slots(of: unit, steps) : [], now: nil, place: nil)
    }
    let inner = Array(steps.dropFirst())
    let part = Subject(setting).part(inner)?.subject
    let holder = part ?? (inner.isEmpty ? nil : Subject(setting).part(inner.dropLast())?.subject)
    guard let holder else { return Reading(slots: [], now: nil, place: setting.origin.place) }
    let place = holder.value.place(in: holder.place.file)
    var slots: [PromotionSlot]
    if part == nil, case .entry(let name)? = steps.last {
      slots = element(name, of: holder, place, unit, position).map { [$0] } ?? []
    } else {
      slots = self.slots(of: unit, steps, from: holder, layer: setting.origin.layer, exists: part != nil)
    }
    if part != nil, !place.isLiteral(of: unit.layout) { slots = Array(slots.dropFirst()) }
    return Reading(slots: slots, now: part?.value, place: holder.place)
  }

  /// A value of the configuration is edited where it stands.
  private func configuration(_ unit: ResolvedUnit, _ path: ValuePath) -> Reading {
    guard let part = ConfigurationSubject.of(unit).part(path.editingSteps)?.subject else {
      return Reading(slots: [], now: nil, place: nil)
    }
    let place = part.value.place(in: part.place.file)
    let isOld = unit.layout == .terragrunt018
    let isWritten = place.range.upper > place.range.lower && place.isLiteral(of: unit.layout)
    let slot = PromotionSlot(file: Path(place.file.name), target: .literal(place.range), isOld: isOld)
    return Reading(slots: isWritten ? [slot] : [], now: part.value, place: part.place)
  }

  private func element(
    _ name: Text, of list: Subject, _ place: Place, _ unit: ResolvedUnit, _ position: ([Text]) -> Int
  ) -> PromotionSlot? {
    guard let elements = list.elements, let names = NamedEntries.ofAll([elements])?.names.first else { return nil }
    let places = elements.map { $0.value.place(in: $0.place.file) }
    guard places.allSatisfy({ $0.file === place.file }), place.isLiteral(of: unit.layout) else { return nil }
    let target = PromotionSlot.Target.element(
      name, list: place.range, elements: places.map(\.range), position: position(names))
    return PromotionSlot(file: Path(place.file.name), target: target, isOld: unit.layout == .terragrunt018)
  }

  // MARK: slots of variables

  /// All slots for a variable that the unit does not have.
  private func slots(of unit: ResolvedUnit, _ steps: [ValueSteps.Step]) -> [PromotionSlot] {
    inputFiles(of: unit).map { PromotionSlot(file: $0, target: .input(steps), isOld: false) } + files(of: unit, steps)
  }

  /// The slots from the one that holds the present value, or what it is a part of.
  private func slots(
    of unit: ResolvedUnit, _ steps: [ValueSteps.Step], from holder: Subject, layer: Layer, exists: Bool
  ) -> [PromotionSlot] {
    let layer = holder.layer ?? layer
    let place = holder.value.place(in: holder.place.file)
    let files = files(of: unit, steps)
    let isWhole = steps.count == 1
    switch layer {
    case .moduleDefault, .environment: return isWhole ? slots(of: unit, steps) : []
    case .variableArgument: return []
    case .input:
      let inputs = inputFiles(of: unit)
      var first = PromotionSlot(file: Path(place.file.name), target: .literal(place.range), isOld: false)
      if !exists, case .key(let key)? = steps.last {
        first = PromotionSlot(file: first.file, target: .key(key, object: place.range), isOld: false)
      }
      guard isWhole else { return [first] }
      let own = inputs.lastIndex(of: first.file).map { $0 + 1 } ?? 0
      return [first] + inputs[own...].map { PromotionSlot(file: $0, target: .input(steps), isOld: false) } + files
    case .inherited, .unit, .autoFile, .varFile:
      guard let start = files.lastIndex(where: { $0.file.text == holder.place.file.name }) else { return [] }
      // Terraform 0.11 merges maps, later ones take the last one as it is.
      let merges = terraform == .v011 && unit.layout == .terragrunt018
      return isWhole || merges && steps.allSatisfy(\.isKey) ? Array(files[start...]) : [files[start]]
    }
  }

  /// The files whose inputs a unit of `terragrunt.hcl` gets, lowest first.
  private func inputFiles(of unit: ResolvedUnit) -> [Path] {
    unit.layout == .terragrunt ? unit.includes + [unit.configurationFile] : []
  }

  private func files(of unit: ResolvedUnit, _ steps: [ValueSteps.Step]) -> [PromotionSlot] {
    unit.sources.compactMap { source in
      switch source.layer {
      case .moduleDefault, .input, .environment, .variableArgument: return nil
      case .inherited, .unit, .autoFile, .varFile:
        return source.file.map { file in
          PromotionSlot(file: file, target: .variable(steps), isOld: unit.layout == .terragrunt018)
        }
      }
    }
  }
}

extension ValueSteps.Step {
  /// True for a key of an object.
  fileprivate var isKey: Bool { if case .key = self { true } else { false } }
}
