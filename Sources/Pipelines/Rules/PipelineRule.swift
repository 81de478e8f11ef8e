import Hierarchy
public import SourceText

/// A rule for the AWS requests of a unit: a limit, a form, or a relation between values.
public struct PipelineRule: Sendable {
  /// A violation of a rule.
  struct Finding {
    let message: Message
    let place: Place?
    var notes: [Diagnostic.Note] = []
    var help: Message?

    init(_ message: Message, at place: Place?, notes: [Diagnostic.Note] = [], help: Message? = nil) {
      self.message = message
      self.place = place
      self.notes = notes
      self.help = help
    }
  }

  /// The unit that a rule checks. A class, because all rules share it: it is large and immutable.
  final class Subject {
    let requests: UnitRequests
    let settings: RenderSettings
    private let objects: DocumentObjects
    /// The actions of the pipeline.
    let actions: [Action]

    /// `aws_region`; nil if it is not set. Mistakes in it were reported when the region was read.
    private(set) lazy var regionSetting = requests.parameters.regionSetting
    /// True if the region has the form of a region's name.
    private(set) lazy var hasRegionName = requests.region.map(Region.isName) ?? false

    init(_ requests: UnitRequests, _ settings: RenderSettings) {
      self.requests = requests
      self.settings = settings
      objects = DocumentObjects(requests.document)
      actions = Action.all(of: requests)
    }

    /// False if a rule has nothing to check.
    func hasMatter(of rule: DocumentMembers?) -> Bool {
      guard let rule else { return true }
      return objects.mayHold(rule)
    }

    /// The values at a path.
    func values(_ path: DocumentPath) -> [RequestValue] {
      var values: [RequestValue] = []
      objects.walk(path) {
        values.append($0)
        return true
      }
      return values
    }

    /// The first value at a path, or nil.
    func value(_ path: DocumentPath) -> RequestValue? {
      var value: RequestValue?
      objects.walk(path) {
        value = $0
        return false
      }
      return value
    }

    /// The text at a path, or nil.
    func text(_ path: DocumentPath) -> Text? { value(path)?.text }

    /// The findings of `find` for each value at a path, in order.
    func findings(at path: DocumentPath, by find: (RequestValue) -> Finding?) -> [Finding] {
      var findings: [Finding] = []
      objects.walk(path) {
        if let found = find($0) { findings.append(found) }
        return true
      }
      return findings
    }

    /// The findings of `find` for that part of each tag, if its text is faulty.
    func findings(
      ofTags part: RequestBuilder.Tag.Part, where isFaulty: (Text) -> Bool, by find: (RequestValue) -> Finding
    ) -> [Finding] {
      var findings: [Finding] = []
      let tags = requests.tags
      for index in tags.indices {
        if let text = tags[index][part].text, isFaulty(text) { findings.append(find(tags[index][part])) }
      }
      return findings
    }

    /// The findings of `find` for each faulty variable of the build. Few are faulty, and only those are copied.
    ///
    /// - Parameter kind: checks only variables of that kind; nil for all.
    func findings(
      ofVariables kind: EnvironmentVariable.Kind? = nil, where isFaulty: (_ name: Text, _ value: Text) -> Bool,
      by find: (EnvironmentVariable) -> Finding
    ) -> [Finding] {
      var findings: [Finding] = []
      let variables = requests.environment
      for index in variables.indices where kind == nil || variables[index].kind == kind {
        if isFaulty(variables[index].name, variables[index].value) { findings.append(find(variables[index])) }
      }
      return findings
    }

    /// `'name' is 'value'`, with the mask in place of a secret value.
    func claim(_ value: RequestValue) -> Message {
      let name: Message = "'\(value.source?.name ?? "the value")' is "
      if let text = value.text {
        return "\(name)\(Message.quoting(text, named: value.source?.name ?? "", settings.secrets))"
      }
      let number = Text(String(value.integer ?? 0))
      return value.source?.isSecret ?? false
        ? "\(name)\(words: SecretPolicy.mask.description)" : "\(name)\(number)"
    }

    /// A finding about a value.
    func finding(_ value: RequestValue, _ message: Message, help: Message? = nil) -> Finding {
      Finding(message, at: value.source?.place, help: help)
    }
  }

  /// The stable name of the rule and of its diagnostics, in kebab-case.
  public let code: String
  /// The severity of a violation.
  public let severity: Severity
  /// What the rule demands, in one line.
  public let summary: String

  /// Members that must exist for the rule to apply; nil if the rule must always run.
  let matter: DocumentMembers?
  /// Finds violations; nil for a rule that is checked while variables are read.
  let check: (@Sendable (Subject) -> [Finding])?

  /// A rule.
  ///
  /// - Parameter paths: the values that it checks; a unit without them conforms. None if it checks others too.
  init(
    _ code: String, _ severity: Severity, _ summary: String, at paths: [DocumentPath] = [],
    check: (@Sendable (Subject) -> [Finding])? = nil
  ) {
    self.code = code
    self.severity = severity
    self.summary = summary
    matter = DocumentMembers(of: paths)
    self.check = check
  }

  /// A rule whose violation is an error.
  init(
    _ code: String, _ summary: String, at paths: [DocumentPath] = [], check: (@Sendable (Subject) -> [Finding])? = nil
  ) {
    self.init(code, .error, summary, at: paths, check: check)
  }

  /// The diagnostic for a violation of the rule.
  func diagnostic(_ finding: Finding, _ subject: Subject) -> Diagnostic {
    Diagnostic(
      severity, code, finding.message, at: finding.place ?? subject.requests.parameters.unitPlace,
      notes: finding.notes, help: finding.help)
  }
}

/// Common kinds of rules, by the values they check and what these must be.
extension PipelineRule {
  /// Each text at the paths is one of the names.
  static func choice(_ code: String, _ paths: [DocumentPath], _ thing: String, _ names: [String]) -> PipelineRule {
    let known = names.map { Text($0) }
    return PipelineRule(code, "AWS knows the \(thing)", at: paths) { subject in
      var findings: [Finding] = []
      for path in paths {
        findings += subject.findings(at: path) { value in
          guard let text = value.text, !known.contains(text) else { return nil }
          let nearest = NearestName.of(text.description, among: names)
          return subject.finding(
            value, "\(subject.claim(value)), which is not a valid \(words: thing)",
            help: .suggesting(nearest, "known: \(words: names.joined(separator: ", "))"))
        }
      }
      return findings
    }
  }

  /// The text at the path has so many characters.
  static func length(_ code: String, _ path: DocumentPath, _ thing: String, _ range: ClosedRange<Int>) -> PipelineRule {
    let wanted = range.lowerBound == 0 ? "at most \(range.upperBound)" : "\(range.lowerBound) to \(range.upperBound)"
    return PipelineRule(code, "\(thing) has \(wanted) characters", at: [path]) { subject in
      subject.findings(at: path) { value in
        guard let count = value.text?.characterCount, !range.contains(count) else { return nil }
        return subject.finding(
          value, "\(words: thing) has \(count) characters, but AWS takes \(words: wanted)",
          help: count > range.upperBound ? "make '\(value.source?.name ?? "it")' shorter" : nil)
      }
    }
  }

  /// Each text at the path has a form.
  static func form(
    _ code: String, _ path: DocumentPath, _ thing: String, _ form: String, isValid: @escaping @Sendable (Text) -> Bool
  ) -> PipelineRule {
    PipelineRule(code, "\(thing) is \(form)", at: [path]) { subject in
      subject.findings(at: path) { value in
        guard let text = value.text, !isValid(text) else { return nil }
        return subject.finding(value, "\(subject.claim(value)), and \(words: thing) is \(words: form)")
      }
    }
  }

  /// Each number at the path is within the range.
  static func range(_ code: String, _ path: DocumentPath, _ thing: String, _ range: ClosedRange<Int>) -> PipelineRule {
    let wanted = range.upperBound == .max ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
    return PipelineRule(code, "\(thing) is \(wanted)", at: [path]) { subject in
      subject.findings(at: path) { value in
        guard let number = value.integer, !range.contains(number) else { return nil }
        return subject.finding(value, "\(subject.claim(value)), and \(words: thing) is \(words: wanted)")
      }
    }
  }
}
