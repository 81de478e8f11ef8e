terragrunt = {
  include { path = "${find_in_parent_folders()}" }
  terraform { source = "../../modules/app" }
}

tags = { cost = "42" }
db_password = "wonderland"
environment_variables = [
  { name = "STAGE", value = "prod" },
  { name = "API_TOKEN", value = "looking-glass" },
]
folder = "${path_relative_to_include()}"
