terragrunt = {
  include { path = "${find_in_parent_folders()}" }
  terraform { source = "../../modules/app" }
}
size = 3
tags = { owner = "dev" }
db_password = "wonderland"
environment_variables = [
  { name = "STAGE", value = "dev" },
  { name = "API_TOKEN", value = "looking-glass" },
]
folder = "${path_relative_to_include()}"
