import SourceText

/// Every action provider of CodePipeline with the keys of its configuration. Source: "Action structure reference" and the
/// table of artifact counts in the CodePipeline user guide, as of November 2026.
extension ActionType {
  /// All action types; of a provider with several categories, the usual one first.
  static let all: [ActionType] = sources + builds + tests + invocations + deployments + [commands, approval]

  // MARK: sources

  static let gitHub = source("GitHub", owner: "ThirdParty", ["Owner", "Repo", "Branch", "OAuthToken"], polled)
  static let connection = source(
    "CodeStarSourceConnection", ["ConnectionArn", "FullRepositoryId", "BranchName"],
    ["OutputArtifactFormat", "DetectChanges"])
  static let bucketSource = source("S3", ["S3Bucket", "S3ObjectKey"], polled + ["AllowOverrideForS3ObjectKey"])
  static let codeCommit = source("CodeCommit", ["RepositoryName", "BranchName"], polled + ["OutputArtifactFormat"])
  static let registry = source("ECR", ["RepositoryName"], ["ImageTag"])

  private static let sources = [gitHub, connection, bucketSource, codeCommit, registry]
  private static let polled: [Text] = ["PollForSourceChanges"]

  private static func source(
    _ provider: Text, owner: Text = "AWS", _ required: [Text], _ optional: [Text]
  ) -> ActionType {
    ActionType(owner, "Source", provider, inputs: 0...0, outputs: 1...1, required: required, optional: optional)
  }

  // MARK: builds and tests

  static let build = codeBuild("Build")
  static let test = codeBuild("Test")

  private static func codeBuild(_ category: Text) -> ActionType {
    ActionType(
      "AWS", category, "CodeBuild", inputs: 1...5, outputs: 0...5, required: ["ProjectName"],
      optional: ["PrimarySource", "EnvironmentVariables", "BatchEnabled", "CombineArtifacts"])
  }

  private static let builds = [
    build,
    ActionType(
      "AWS", "Build", "ECRBuildAndPublish", inputs: 1...1, outputs: 0...1, required: ["ECRRepositoryName"],
      optional: ["DockerFilePath", "ImageTags", "RegistryType"], choices: ["RegistryType": ["private", "public"]],
      needsV2: true),
    ActionType(
      "Custom", "Build", "Jenkins", inputs: 0...5, outputs: 0...5, required: ["ProjectName"], optional: []),
    ActionType("Custom", "Build", "CloudBees", inputs: 0...5, outputs: 0...5, required: ["ProjectName"], optional: []),
    ActionType(
      "Custom", "Build", "TeamCity", inputs: 0...5, outputs: 0...5, required: [], optional: [], isOpen: true),
  ]

  private static let tests = [
    test,
    ActionType(
      "AWS", "Test", "DeviceFarm", inputs: 1...1, outputs: 0...0,
      required: ["AppType", "ProjectId", "App", "DevicePoolArn", "TestType"],
      optional: [
        "TestSpec", "Test", "FuzzEventCount", "FuzzEventThrottle", "FuzzRandomizerSeed", "CustomHostMachineArtifacts",
        "CustomDeviceArtifacts", "UnmeteredDevicesOnly", "JobTimeoutMinutes", "Latitude", "Longitude",
        "RadioBluetoothEnabled", "RecordAppPerformanceData", "RecordVideo", "RadioWifiEnabled", "RadioNfcEnabled",
        "RadioGpsEnabled",
      ],
      choices: [
        "AppType": ["iOS", "Android", "Web"],
        "TestType": [
          "APPIUM_JAVA_JUNIT", "APPIUM_JAVA_TESTNG", "APPIUM_NODE", "APPIUM_RUBY", "APPIUM_PYTHON",
          "APPIUM_WEB_JAVA_JUNIT", "APPIUM_WEB_JAVA_TESTNG", "APPIUM_WEB_NODE", "APPIUM_WEB_RUBY", "APPIUM_WEB_PYTHON",
          "BUILTIN_FUZZ", "INSTRUMENTATION", "XCTEST", "XCTEST_UI",
        ],
      ]),
    ActionType("Custom", "Test", "Jenkins", inputs: 0...5, outputs: 0...5, required: ["ProjectName"], optional: []),
    thirdPartyTest("BlazeMeter", owner: "ThirdParty"), thirdPartyTest("GhostInspector", owner: "ThirdParty"),
    thirdPartyTest("StormRunnerLoad", owner: "ThirdParty"), thirdPartyTest("Nouvola", owner: "ThirdParty"),
    thirdPartyTest("Runscope", owner: "ThirdParty"),
  ]

  private static func thirdPartyTest(_ provider: Text, owner: Text) -> ActionType {
    ActionType(owner, "Test", provider, inputs: 0...5, outputs: 0...5, required: [], optional: [], isOpen: true)
  }

  // MARK: deployments

  static let bucketDeploy = deployment(
    "S3", ["BucketName", "Extract"], ["ObjectKey", "KMSEncryptionKeyARN", "CannedACL", "CacheControl"])

  static let cloudFormation = ActionType(
    "AWS", "Deploy", "CloudFormation", inputs: 0...10, outputs: 0...1, required: ["ActionMode", "StackName"],
    optional: [
      "Capabilities", "ChangeSetName", "RoleArn", "TemplatePath", "OutputFileName", "ParameterOverrides",
      "TemplateConfiguration",
    ])

  private static let deployments = [
    bucketDeploy, cloudFormation, stackSet, stackInstances,
    deployment("CodeDeploy", ["ApplicationName", "DeploymentGroupName"], []),
    deployment("ECS", ["ClusterName", "ServiceName"], ["FileName", "DeploymentTimeout"]), blueGreen,
    deployment("ElasticBeanstalk", ["ApplicationName", "EnvironmentName"], []),
    deployment("OpsWorks", ["Stack", "App"], ["Layer"]),
    deployment(
      "AppConfig", ["Application", "Environment", "ConfigurationProfile", "InputArtifactConfigurationPath"],
      ["DeploymentStrategy"]), serviceCatalog, instances, cluster, function,
    ActionType(
      "ThirdParty", "Deploy", "AlexaSkillsKit", inputs: 1...2, outputs: 0...0,
      required: ["ClientId", "ClientSecret", "RefreshToken", "SkillId"], optional: []),
    ActionType(
      "Custom", "Deploy", "XebiaLabs", inputs: 0...5, outputs: 0...5, required: [], optional: [], isOpen: true),
  ]

  private static func deployment(_ provider: Text, _ required: [Text], _ optional: [Text]) -> ActionType {
    ActionType("AWS", "Deploy", provider, inputs: 1...1, outputs: 0...0, required: required, optional: optional)
  }

  private static let operation: [Text] = [
    "FailureTolerancePercentage", "MaxConcurrentPercentage", "FailureToleranceCount", "MaxConcurrentCount",
    "RegionConcurrencyType", "CallAs", "OperationPreferences",
  ]
  private static let callers: [Text: [String]] = ["CallAs": ["SELF", "DELEGATED_ADMIN"]]

  private static let stackSet = ActionType(
    "AWS", "Deploy", "CloudFormationStackSet", inputs: 1...10, outputs: 0...1,
    required: ["StackSetName", "TemplatePath"],
    optional: [
      "DeploymentTargets", "Description", "Parameters", "Capabilities", "PermissionModel", "AdministrationRoleArn",
      "ExecutionRoleName", "OrganizationsAutoDeployment", "Regions",
    ] + operation,
    choices: callers.merging([
      "PermissionModel": ["SELF_MANAGED", "SERVICE_MANAGED"],
      "OrganizationsAutoDeployment": ["Enabled", "Disabled", "EnabledWithStackRetention"],
    ]) { first, _ in first })

  private static let stackInstances = ActionType(
    "AWS", "Deploy", "CloudFormationStackInstances", inputs: 0...10, outputs: 0...1,
    required: ["StackSetName", "DeploymentTargets", "Regions"], optional: ["ParameterOverrides"] + operation,
    choices: callers)

  private static let blueGreen = ActionType(
    "AWS", "Deploy", "CodeDeployToECS", inputs: 1...5, outputs: 0...0,
    required: ["ApplicationName", "DeploymentGroupName", "TaskDefinitionTemplateArtifact", "AppSpecTemplateArtifact"],
    optional: ["TaskDefinitionTemplatePath", "AppSpecTemplatePath"]
      + (1...4).flatMap { [Text("Image\($0)ArtifactName"), Text("Image\($0)ContainerName")] })

  private static let serviceCatalog = ActionType(
    "AWS", "Deploy", "ServiceCatalog", inputs: 1...1, outputs: 0...0, required: [],
    optional: [
      "ConfigurationFilePath", "TemplateFilePath", "ProductVersionName", "ProductType", "ProductVersionDescription",
      "ProductId",
    ],
    oneOf: [["ConfigurationFilePath"], ["TemplateFilePath", "ProductVersionName", "ProductType", "ProductId"]])

  private static let instances = ActionType(
    "AWS", "Deploy", "EC2", inputs: 1...1, outputs: 0...0, required: ["InstanceTagKey", "InstanceType"],
    optional: [
      "InstanceTagValue", "TargetDirectory", "DeploySpec", "MaxBatch", "MaxError", "TargetGroupNameList", "PreScript",
      "PostScript",
    ], choices: ["InstanceType": ["EC2", "SSM_MANAGED_NODE"]],
    oneOf: [["DeploySpec"], ["TargetDirectory", "PostScript"]],
    needsV2: true)

  private static let cluster = ActionType(
    "AWS", "Deploy", "EKS", inputs: 1...1, outputs: 0...0, required: ["ClusterName"],
    optional: [
      "HelmReleaseName", "HelmChartLocation", "HelmValuesFiles", "ManifestFiles", "KubernetesNamespace", "Namespace",
      "Subnets", "SecurityGroupIds", "EnvironmentVariables",
    ], oneOf: [["ManifestFiles"], ["HelmReleaseName", "HelmChartLocation"]], needsV2: true)

  private static let function = ActionType(
    "AWS", "Deploy", "Lambda", inputs: 0...1, outputs: 0...0, required: ["FunctionName"],
    optional: ["FunctionAlias", "PublishedTargetVersion", "DeployStrategy", "Alarms"], needsV2: true)

  // MARK: what is called

  static let lambda = ActionType(
    "AWS", "Invoke", "Lambda", inputs: 0...5, outputs: 0...5, required: ["FunctionName"], optional: ["UserParameters"])

  private static let invocations = [
    lambda,
    ActionType(
      "AWS", "Invoke", "StepFunctions", inputs: 0...1, outputs: 0...1, required: ["StateMachineArn"],
      optional: ["ExecutionNamePrefix", "InputType", "Input"], choices: ["InputType": ["Literal", "FilePath"]]),
    ActionType(
      "AWS", "Invoke", "CodePipeline", inputs: 0...0, outputs: 0...0, required: ["PipelineName"],
      optional: ["SourceRevisions", "Variables"], needsV2: true),
    ActionType(
      "AWS", "Invoke", "InspectorScan", inputs: 0...1, outputs: 0...1, required: ["InspectorRunMode"],
      optional: [
        "ECRRepositoryName", "ImageTag", "CriticalThreshold", "HighThreshold", "MediumThreshold", "LowThreshold",
      ], choices: ["InspectorRunMode": ["SourceCodeScan", "ECRImageScan"]], needsV2: true),
    ActionType(
      "ThirdParty", "Invoke", "Snyk", inputs: 1...1, outputs: 0...1, required: [], optional: [], isOpen: true),
  ]

  /// Shell commands without a project. They are a member of the action, not configuration.
  static let commands = ActionType(
    "AWS", "Compute", "Commands", inputs: 0...10, outputs: 0...1, required: [],
    optional: ["VpcId", "Subnets", "SecurityGroupIds", "InstanceType", "EnvironmentType"], needsV2: true)

  static let approval = ActionType(
    "AWS", "Approval", "Manual", inputs: 0...0, outputs: 0...0, required: [],
    optional: ["CustomData", "ExternalEntityLink", "NotificationArn"])
}
