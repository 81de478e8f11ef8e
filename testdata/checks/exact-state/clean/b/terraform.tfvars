terragrunt = {
  include { path = "${find_in_parent_folders()}" }
  remote_state {
    backend = "s3"
    config {
      bucket         = "states"
      dynamodb_table = "locks"
      key            = "b/terraform.tfstate"
      region         = "eu-west-1"
    }
  }
}
