export TF_VAR_x=shell
terraform plan -var-file=prod.tfvars
