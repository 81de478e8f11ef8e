import CommandLineTool
import Files
import SourceText
import TestSupport
import Testing

/// Each action provider accepts a valid configuration, and refuses three invalid ones.
struct ProviderTests {
  /// A provider with a configuration that it accepts.
  struct Provider: Sendable, CustomTestStringConvertible {
    let name: String
    let configuration: [(key: String, value: String)]
    var more: [String] = []
    var testDescription: String { name }
  }

  private static let role = "arn:aws:iam::123456789012:role/x"

  static let providers: [Provider] = [
    Provider(name: "Build/CodeBuild", configuration: [("ProjectName", "web"), ("BatchEnabled", "true")]),
    Provider(name: "Test/CodeBuild", configuration: [("ProjectName", "web"), ("CombineArtifacts", "false")]),
    Provider(name: "ECRBuildAndPublish", configuration: [("ECRRepositoryName", "web"), ("ImageTags", "latest")]),
    Provider(name: "Build/Jenkins", configuration: [("ProjectName", "web")]),
    Provider(name: "CloudBees", configuration: [("ProjectName", "web")]),
    Provider(
      name: "DeviceFarm",
      configuration: [
        ("AppType", "Android"), ("ProjectId", "x"), ("App", "app.apk"), ("DevicePoolArn", "arn:aws:devicefarm:x"),
        ("TestType", "BUILTIN_FUZZ"),
      ]),
    Provider(name: "Invoke/Lambda", configuration: [("FunctionName", "f"), ("UserParameters", "x")]),
    Provider(
      name: "StepFunctions",
      configuration: [("StateMachineArn", "arn:aws:states:eu-west-1:123456789012:stateMachine:x"), ("Input", "{}")]),
    Provider(name: "Invoke/CodePipeline", configuration: [("PipelineName", "other")]),
    Provider(name: "InspectorScan", configuration: [("InspectorRunMode", "SourceCodeScan")]),
    Provider(name: "Deploy/S3", configuration: [("BucketName", "bingo-website"), ("Extract", "true")]),
    Provider(
      name: "CloudFormation",
      configuration: [("ActionMode", "DELETE_ONLY"), ("StackName", "bingo"), ("RoleArn", role)]),
    Provider(
      name: "CloudFormationStackSet",
      configuration: [("StackSetName", "bingo"), ("TemplatePath", "terragrunt::template.json")]),
    Provider(
      name: "CloudFormationStackInstances",
      configuration: [("StackSetName", "bingo"), ("DeploymentTargets", "123456789012"), ("Regions", "eu-west-1")]),
    Provider(name: "CodeDeploy", configuration: [("ApplicationName", "web"), ("DeploymentGroupName", "all")]),
    Provider(
      name: "ECS", configuration: [("ClusterName", "web"), ("ServiceName", "web"), ("FileName", "images.json")]),
    Provider(
      name: "CodeDeployToECS",
      configuration: [
        ("ApplicationName", "web"), ("DeploymentGroupName", "all"), ("TaskDefinitionTemplateArtifact", "terragrunt"),
        ("AppSpecTemplateArtifact", "terragrunt"), ("Image1ArtifactName", "terragrunt"),
      ]),
    Provider(name: "ElasticBeanstalk", configuration: [("ApplicationName", "web"), ("EnvironmentName", "web-dev")]),
    Provider(name: "OpsWorks", configuration: [("Stack", "web"), ("App", "web")]),
    Provider(
      name: "AppConfig",
      configuration: [
        ("Application", "web"), ("Environment", "dev"), ("ConfigurationProfile", "x"),
        ("InputArtifactConfigurationPath", "config.json"),
      ]),
    Provider(
      name: "ServiceCatalog",
      configuration: [
        ("TemplateFilePath", "template.json"), ("ProductVersionName", "1"), ("ProductType", "CLOUD_FORMATION_TEMPLATE"),
        ("ProductId", "prod-x"),
      ]),
    Provider(
      name: "EC2",
      configuration: [("InstanceTagKey", "Name"), ("InstanceType", "EC2"), ("DeploySpec", "deploy.yml")]),
    Provider(name: "EKS", configuration: [("ClusterName", "web"), ("ManifestFiles", "web.yml")]),
    Provider(name: "Deploy/Lambda", configuration: [("FunctionName", "f"), ("FunctionAlias", "live")]),
    Provider(
      name: "AlexaSkillsKit",
      configuration: [("ClientId", "x"), ("ClientSecret", "x"), ("RefreshToken", "x"), ("SkillId", "x")]),
  ]

  private static func run(_ provider: Provider, _ configuration: [(key: String, value: String)]) throws -> CommandRun {
    let folder = Testdata.folder.appending("pipelines/refused")
    let entries = configuration.map { "\($0.key) = \"\($0.value)\"" }.joined(separator: ", ")
    let lines = [
      "stage_2_provider = \"\(provider.name)\"", "stage_2_configuration = { \(entries) }", "pipeline_type = \"V2\"",
    ]
    let unit = try Testdata.text(folder.appending("terraform.tfvars")) + lines.joined(separator: "\n") + "\n"
    let files = InMemoryFileSystem([
      "/tree/unit/terraform.tfvars": unit,
      "/tree/inputs.tfvars": try Testdata.text(folder.appending("inputs.tfvars")),
    ])
    return CommandRun(["render", "unit", "-f", "aws-cli", "--inputs", "inputs.tfvars"], files: files)
  }

  @Test(arguments: providers)
  func providerTakesAValidConfiguration(provider: Provider) throws {
    let run = try Self.run(provider, provider.configuration)
    #expect(!run.errors.contains("error: "), "\(run.errors)")
    #expect(run.status == .success)
    for entry in provider.configuration { #expect(run.output.contains("\"\(entry.key)\": ")) }
  }

  @Test(arguments: providers)
  func providerRefusesAnUnknownKey(provider: Provider) throws {
    let run = try Self.run(provider, provider.configuration + [("Colour", "red")])
    #expect(run.errors.contains("[configuration-key]"), "\(run.errors)")
    #expect(run.status == .failure)
  }

  @Test(arguments: providers)
  func providerRefusesAnEmptyValue(provider: Provider) throws {
    var configuration = provider.configuration
    configuration[configuration.count - 1].value = ""
    let run = try Self.run(provider, configuration)
    #expect(run.errors.contains("error: "), "\(run.errors)")
    #expect(run.status == .failure)
  }

  /// Leaves out CodeBuild and Lambda, whose first key, the name, is derived from the unit.
  @Test(arguments: providers.filter { !$0.name.hasSuffix("CodeBuild") && $0.name != "Invoke/Lambda" })
  func providerMissesItsFirstKey(provider: Provider) throws {
    let run = try Self.run(provider, Array(provider.configuration.dropFirst()))
    #expect(run.errors.contains("error: "), "\(run.errors)")
    #expect(run.status == .failure)
  }
}
