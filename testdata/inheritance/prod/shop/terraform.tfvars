terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }

  terraform {
    source = "../../modules/app"
  }
}

site = "${get_env("SITE", "main")}"

labels = {
  app = "shop"
}
