buildspec_path        = "spec"
codebuild_type        = "kind"
environment_variables = "build_variables"
defaults = {
  image_tag          = "latest"
  injected_variables = [
    { name = "IMAGE_REPO_NAME", value = "{image_repo_name}" },
    { name = "IMAGE_TAG", value = "{image_tag}" },
    { name = "STAGE", value = "{stage?}" },
    { name = "ACCOUNT", value = "{account_id?}" },
  ]
}
