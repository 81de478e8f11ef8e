terraform {
  source = "git::https://git.example/pipeline.git?ref=v1"
}

dependency "app" {
  config_path = "../app"

  mock_outputs = {
    role = "arn:aws:iam::444455556666:role/mock"
    asg  = "mock-asg"
  }
}

inputs = {
  codebuild_image    = "aws/codebuild/standard:7.0"
  subnet             = dependency.app.outputs.asg
  environment_variables = [
    { name = "STAGE", value = "dev" },
  ]
}
