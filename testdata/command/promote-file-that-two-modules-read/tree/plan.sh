#!/bin/sh
terraform -chdir=app plan -var-file=../dev.tfvars
terraform -chdir=app plan -var-file=../prod.tfvars
terraform -chdir=db plan -var-file=../base.tfvars -var-file=../dev.tfvars
terraform -chdir=db plan -var-file=../base.tfvars -var-file=../prod.tfvars
