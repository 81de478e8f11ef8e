terraform {
  source = "../../modules/pipeline"
}

inputs = {
  compute_type = "BUILD_GENERAL1_SMALL"
  stages = {
    staging = { approval = false, environment = "staging" }
    prod    = { approval = true, environment = "prod" }
  }
}
