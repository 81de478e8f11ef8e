docker run -e TF_VAR_x=container hashicorp/terraform plan -var-file=prod.tfvars
