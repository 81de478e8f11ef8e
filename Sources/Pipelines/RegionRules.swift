import Hierarchy
import SourceText
import Synchronization

/// Regions and partitions. Source: section 6 of the AWS facts.
extension PipelineRule {
  static let regions: [PipelineRule] = [
    PipelineRule("region-name", "aws_region names a region") { subject in
      // A setting with a text is what names the region.
      guard !subject.hasRegionName, let given = subject.regionSetting, let text = given.value.scalarText, !text.isEmpty
      else { return [] }
      return [
        Finding(
          "'\(given.name)' is '\(text)', and that is no region", at: given.place,
          help: nearest(text) ?? "write eu-west-1, for example")
      ]
    },
    PipelineRule("region-unknown", .warning, "the region is one that was known when this was written") { subject in
      guard subject.hasRegionName, let region = subject.requests.region, !Partition(region: region).knows(region)
      else { return [] }
      let place = subject.regionSetting?.place
      return [Finding("the region '\(region)' is not known here", at: place, help: nearest(region))]
    },
    PipelineRule("region-disagrees", .warning, "folder, aws_region, image, ARN and *_REGION name one region") {
      subject in
      guard let region = subject.requests.region else { return [] }
      let carriers = carriers(subject)
      let parameters = subject.requests.parameters
      guard let given = subject.regionSetting, let folder = parameters.unit.region, folder != region else {
        return carriers.filter { $0.region != region }.map {
          Finding(
            "\($0.what) says \($0.region), and everything is made in \(region)", at: $0.place,
            notes: note(subject, region))
        }
      }
      // One mistake, one finding: who agrees with the variable is named in a note.
      let notes = [Diagnostic.Note("the unit lies in a folder of \(folder)", at: parameters.unitPlace)]
      let siding = carriers.filter { $0.region == region }.map {
        Diagnostic.Note("\($0.what) says \(region) too", at: $0.place)
      }
      let main = Finding(
        "'\(given.name)' says \(region), and the unit's folder '\(parameters.unit.path)' says \(folder)",
        at: given.place,
        notes: notes + siding,
        help: "everything is made in \(region); move the folder, or set \(given.name) = \"\(folder)\"")
      return [main]
        + carriers.filter { $0.region != region }.map {
          Finding("\($0.what) says \($0.region), and everything is made in \(region)", at: $0.place)
        }
    },
    PipelineRule("partition-disagrees", "an ARN's partition is that of the region") { subject in
      guard subject.hasRegionName, let region = subject.requests.region else { return [] }
      let wanted = Partition(region: region).name
      func disagreement(_ value: RequestValue) -> Finding? {
        guard let arn = value.text.flatMap(ResourceName.init), arn.partition != wanted else { return nil }
        return subject.finding(
          value, "\(subject.claim(value)), and the partition of \(region) is '\(wanted)'", help: "write arn:\(wanted):…"
        )
      }
      let ofRequests = namedResources.flatMap { subject.findings(at: $0, by: disagreement) }
      let secrets = subject.requests.environment.filter { $0.kind == .secretsManager }.map {
        RequestValue(.text($0.value), from: .init(name: $0.name, place: $0.valuePlace))
      }
      return ofRequests + secrets.compactMap(disagreement)
    },
  ]

  /// Where the requests name resources by their ARN.
  private static let namedResources: [DocumentPath] = [
    .buildRole, .encryptionKey, .pipelineRole, .connection, .notification, .deploymentKey, .stackRole,
  ]

  private static func note(_ subject: Subject, _ region: Text) -> [Diagnostic.Note] {
    guard let given = subject.regionSetting else {
      return [Diagnostic.Note("the unit lies in a folder of \(region)", at: subject.requests.parameters.unitPlace)]
    }
    return [Diagnostic.Note("'\(given.name)' says \(region)", at: given.place)]
  }

  private static let knownRegions = Partition.allCases.flatMap(\.knownRegions)

  /// The names asked for so far, each with what is near it: a wrong region most often stands in a file that hundreds of
  /// units share.
  private static let nearestRegions = Mutex<[Text: String?]>([:])

  private static func nearest(_ text: Text) -> Message? {
    let name = nearestRegions.withLock { nearest in
      if let known = nearest[text] { return known }
      let found = NearestName.of(text.description, among: knownRegions)
      nearest[text] = .some(found)
      return found
    }
    return name.map { "did you mean '\(words: $0)'?" }
  }

  /// A value that names a region.
  private struct Carrier {
    let what: Message
    let region: Text
    let place: Place?
  }

  private static let regionEnd: Text = "REGION"
  private static let carrierPaths: [DocumentPath] = [.encryptionKey, .notification, .deploymentKey]

  /// The image, the ECR ARN, and the variables of the build that are called after a region and hold one.
  private static func carriers(_ subject: Subject) -> [Carrier] {
    var carriers: [Carrier] = []
    for image in subject.values(.image) {
      guard let parts = image.text.flatMap(RegistryImage.init), Region.isName(parts.region) else { continue }
      carriers.append(
        Carrier(what: "'\(image.source?.name ?? "codebuild_image")'", region: parts.region, place: image.source?.place))
    }
    if let given = subject.requests.parameters.own(.ecrRepositoryARN),
      let arn = given.value.scalarText.flatMap(ResourceName.init), Region.isName(arn.region)
    {
      carriers.append(Carrier(what: "'\(given.name)'", region: arn.region, place: given.place))
    }
    for value in carrierPaths.flatMap({ subject.values($0) }) {
      guard let arn = value.text.flatMap(ResourceName.init), Region.isName(arn.region) else { continue }
      carriers.append(Carrier(what: "'\(value.source?.name ?? "")'", region: arn.region, place: value.source?.place))
    }
    for variable in subject.requests.environment where variable.kind == .secretsManager {
      guard let arn = ResourceName(variable.value), Region.isName(arn.region) else { continue }
      carriers.append(
        Carrier(what: "the environment variable '\(variable.name)'", region: arn.region, place: variable.valuePlace))
    }
    for variable in subject.requests.environment
    where variable.name.hasSuffix(regionEnd) && Region.isName(variable.value) {
      carriers.append(
        Carrier(what: "the environment variable '\(variable.name)'", region: variable.value, place: variable.valuePlace)
      )
    }
    return carriers
  }
}
