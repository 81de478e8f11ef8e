import SourceText

/// The images that CodeBuild provides. Source: "Docker images provided by CodeBuild" of the CodeBuild user guide, and the
/// service's message "AWS CodeBuild curated image … is not supported for projects with environment type …".
enum CuratedImage {
  private static let start: Text = "aws/codebuild/"
  private static let linux = ["LINUX_CONTAINER", "LINUX_GPU_CONTAINER", "LINUX_EC2"]
  private static let arm = ["ARM_CONTAINER", "ARM_EC2"]
  private static let windows = [
    "WINDOWS_SERVER_2022_CONTAINER", "WINDOWS_SERVER_2019_CONTAINER", "WINDOWS_CONTAINER", "WINDOWS_EC2",
  ]

  /// The types of build environment that the image runs in; nil for an image that is not curated.
  static func types(of image: Text) -> [String]? {
    guard image.hasPrefix(start) else { return nil }
    let name = image[start.count..<image.count]
    let isARM = name.contains("aarch64") || name.contains("-arm")
    if name.hasPrefix("macos") || name.contains("/macos") { return ["MAC_ARM"] }
    if name.contains("windows") { return windows(name) }
    if name.contains("-lambda-") { return isARM ? ["ARM_LAMBDA_CONTAINER"] : ["LINUX_LAMBDA_CONTAINER"] }
    return isARM ? arm : linux
  }

  /// A Windows container runs on the server version of its own year.
  private static func windows(_ name: Text) -> [String] {
    if name.contains(":2019") { return ["WINDOWS_SERVER_2019_CONTAINER", "WINDOWS_CONTAINER"] }
    if name.contains(":2022") { return ["WINDOWS_SERVER_2022_CONTAINER", "WINDOWS_EC2"] }
    return windows
  }
}
