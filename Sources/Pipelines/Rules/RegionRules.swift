import Hierarchy
import SourceText
import Synchronization

/// Regions and partitions. Source: section 6 of the AWS facts.
extension PipelineRule {
  static let regions: [PipelineRule] = [
    PipelineRule("region-name", "aws_region names a region") { subject in
      // Only a non-empty setting names the region.
      guard !subject.hasRegionName, let given = subject.regionSetting, let text = given.value.scalarText, !text.isEmpty
      else { return [] }
      return [
        Finding(
          "'\(given.name)' is '\(text)', which is not a region", at: given.place,
          help: nearest(text) ?? "write eu-west-1, for example")
      ]
    },
    PipelineRule("region-unknown", .warning, "the region is one that was known when this was written") { subject in
      guard subject.hasRegionName, let region = subject.requests.region, !Partition.isKnown(region)
      else { return [] }
      let place = subject.regionSetting?.place
      return [Finding("strata does not know the region '\(region)'", at: place, help: nearest(region))]
    },
    PipelineRule("region-disagrees", .warning, "folder, aws_region, image, ARN and *_REGION name one region") {
      subject in
      guard let region = subject.requests.region else { return [] }
      let parameters = subject.requests.parameters
      guard let folder = parameters.unit.region, folder != region, let given = subject.regionSetting else {
        return carriers(subject, besides: region).map {
          Finding(
            "\($0.what) says \($0.region), but everything is created in \(region)", at: $0.place,
            notes: note(subject, region))
        }
      }
      let carriers = carriers(subject, besides: nil)
      // One mistake, one finding: notes name the values that agree with the variable.
      let notes = [Diagnostic.Note("the unit is in a folder of \(folder)", at: parameters.unitPlace)]
      let siding = carriers.filter { $0.region == region }.map {
        Diagnostic.Note("\($0.what) says \(region) too", at: $0.place)
      }
      let main = Finding(
        "'\(given.name)' says \(region), but the unit's folder '\(parameters.unit.path)' says \(folder)",
        at: given.place,
        notes: notes + siding,
        help: "everything is created in \(region); move the folder, or set \(given.name) = \"\(folder)\"")
      return [main]
        + carriers.filter { $0.region != region }.map {
          Finding("\($0.what) says \($0.region), but everything is created in \(region)", at: $0.place)
        }
    },
    PipelineRule("partition-disagrees", "an ARN's partition is that of the region") { subject in
      guard subject.hasRegionName, let region = subject.requests.region else { return [] }
      func disagreement(_ value: RequestValue) -> Finding? {
        guard let arn = value.text.flatMap(ResourceName.init) else { return nil }
        let wanted = Partition(region: region).name
        if arn.partition == wanted { return nil }
        return subject.finding(
          value, "\(subject.claim(value)), but the partition of \(region) is '\(wanted)'", help: "write arn:\(wanted):…"
        )
      }
      var findings: [Finding] = []
      for path in namedResources { findings += subject.findings(at: path, by: disagreement) }
      let variables = subject.requests.environment
      for index in variables.indices where variables[index].kind == .secretsManager {
        let source = RequestValue.Source(name: variables[index].name, place: variables[index].valuePlace)
        if let found = disagreement(RequestValue(.text(variables[index].value), from: source)) {
          findings.append(found)
        }
      }
      return findings
    },
  ]

  /// The paths of ARNs in the requests.
  private static let namedResources: [DocumentPath] = [
    .buildRole, .encryptionKey, .pipelineRole, .connection, .notification, .deploymentKey, .stackRole,
  ]

  private static func note(_ subject: Subject, _ region: Text) -> [Diagnostic.Note] {
    guard let given = subject.regionSetting else {
      return [Diagnostic.Note("the unit is in a folder of \(region)", at: subject.requests.parameters.unitPlace)]
    }
    return [Diagnostic.Note("'\(given.name)' says \(region)", at: given.place)]
  }

  private static let knownRegions = Partition.allCases.flatMap(\.knownRegions)

  /// A cache of suggestions by region name: a wrong region is often in a file that hundreds of units share.
  private static let nearestRegions = Mutex<[Text: Message?]>([:])

  private static func nearest(_ text: Text) -> Message? {
    nearestRegions.withLock { nearest in
      if let known = nearest[text] { return known }
      let found: Message? = NearestName.of(text.description, among: knownRegions).map {
        "did you mean '\(words: $0)'?"
      }
      nearest[text] = .some(found)
      return found
    }
  }

  /// A value that names a region.
  private struct Carrier {
    let what: Message
    let region: Text
    let place: Place?
  }

  private static let regionEnd: Text = "REGION"
  private static let carrierPaths: [DocumentPath] = [.encryptionKey, .notification, .deploymentKey]

  /// The image, the ECR ARN, and the build's variables whose names end in REGION and whose values are one.
  ///
  /// - Parameter agreed: leaves out values that name this region.
  private static func carriers(_ subject: Subject, besides agreed: Text?) -> [Carrier] {
    func counts(_ region: Text) -> Bool { region != agreed && Region.isName(region) }
    var carriers: [Carrier] = []
    for image in subject.values(.image) {
      guard let parts = image.text.flatMap(RegistryImage.init), counts(parts.region) else { continue }
      carriers.append(
        Carrier(what: "'\(image.source?.name ?? "codebuild_image")'", region: parts.region, place: image.source?.place))
    }
    if let given = subject.requests.parameters.own(.ecrRepositoryARN),
      let arn = given.value.scalarText.flatMap(ResourceName.init), counts(arn.region)
    {
      carriers.append(Carrier(what: "'\(given.name)'", region: arn.region, place: given.place))
    }
    for value in carrierPaths.flatMap({ subject.values($0) }) {
      guard let arn = value.text.flatMap(ResourceName.init), counts(arn.region) else { continue }
      carriers.append(Carrier(what: "'\(value.source?.name ?? "")'", region: arn.region, place: value.source?.place))
    }
    let variables = subject.requests.environment
    func add(_ variable: EnvironmentVariable, _ region: Text) {
      carriers.append(
        Carrier(what: "the environment variable '\(variable.name)'", region: region, place: variable.valuePlace))
    }
    for index in variables.indices where variables[index].kind == .secretsManager {
      if let arn = ResourceName(variables[index].value), counts(arn.region) { add(variables[index], arn.region) }
    }
    for index in variables.indices
    where variables[index].name.hasSuffix(regionEnd) && counts(variables[index].value) {
      add(variables[index], variables[index].value)
    }
    return carriers
  }
}
