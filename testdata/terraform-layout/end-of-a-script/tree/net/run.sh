cd net
if is_release; then
  terraform plan -var-file=dev.tfvars -var size=xl
  exit
fi
terraform plan -var-file=dev.tfvars -var size=s
