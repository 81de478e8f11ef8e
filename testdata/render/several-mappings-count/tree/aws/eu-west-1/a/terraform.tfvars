terragrunt = {
  terraform {
    source = "git::https://example.com/modules/codebuild.git?ref=v1"
  }
}

name = "app"
environment = {
  image        = "node:20"
  compute_type = "BUILD_GENERAL1_SMALL"
  type         = "LINUX_CONTAINER"
}
source = {
  location  = "https://github.com/example/app.git"
  buildspec = "ci.yml"
}
spec = "other.yml"
