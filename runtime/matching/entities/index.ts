import { cnResidentId } from './asia/cn-resident-id.ts'
import { idNik } from './asia/id-nik.ts'
import { ilId } from './asia/il-id.ts'
import { inAadhaar } from './asia/in-aadhaar.ts'
import { inGstin } from './asia/in-gstin.ts'
import { inPan } from './asia/in-pan.ts'
import { inPassport } from './asia/in-passport.ts'
import { inVehicleRegistration } from './asia/in-vehicle-registration.ts'
import { inVoter } from './asia/in-voter.ts'
import { jpMyNumber } from './asia/jp-my-number.ts'
import { krBrn } from './asia/kr-brn.ts'
import { krDriverLicense } from './asia/kr-driver-license.ts'
import { krFrn } from './asia/kr-frn.ts'
import { krPassport } from './asia/kr-passport.ts'
import { krRrn } from './asia/kr-rrn.ts'
import { myNric } from './asia/my-nric.ts'
import { phMobile } from './asia/ph-mobile.ts'
import { phTin } from './asia/ph-tin.ts'
import { sgNricFin } from './asia/sg-nric-fin.ts'
import { sgUen } from './asia/sg-uen.ts'
import { thTnin } from './asia/th-tnin.ts'
import { twNationalId } from './asia/tw-national-id.ts'
import type { EntityDetector } from './entity.ts'
import { atSocialSecurity } from './europe/at-social-security.ts'
import { balticPersonalCode } from './europe/baltic-personal-code.ts'
import { beNationalNumber } from './europe/be-national-number.ts'
import { bgEgn } from './europe/bg-egn.ts'
import { chAhv } from './europe/ch-ahv.ts'
import { czSkBirthNumber } from './europe/cz-sk-birth-number.ts'
import { dkCpr } from './europe/dk-cpr.ts'
import { esNie } from './europe/es-nie.ts'
import { esNif } from './europe/es-nif.ts'
import { esPassport } from './europe/es-passport.ts'
import { fiPersonalIdentityCode } from './europe/fi-personal-identity-code.ts'
import { frNir } from './europe/fr-nir.ts'
import { grAmka } from './europe/gr-amka.ts'
import { hrOib } from './europe/hr-oib.ts'
import { iePps } from './europe/ie-pps.ts'
import { itDriverLicense } from './europe/it-driver-license.ts'
import { itFiscalCode } from './europe/it-fiscal-code.ts'
import { itIdentityCard } from './europe/it-identity-card.ts'
import { itPassport } from './europe/it-passport.ts'
import { itVat } from './europe/it-vat.ts'
import { nlBsn } from './europe/nl-bsn.ts'
import { noFodselsnummer } from './europe/no-fodselsnummer.ts'
import { plPesel } from './europe/pl-pesel.ts'
import { ptNif } from './europe/pt-nif.ts'
import { roCnp } from './europe/ro-cnp.ts'
import { seOrganisationsnummer } from './europe/se-organisationsnummer.ts'
import { sePersonnummer } from './europe/se-personnummer.ts'
import { trLicensePlate } from './europe/tr-license-plate.ts'
import { trNationalId } from './europe/tr-national-id.ts'
import { dateOfBirth } from './generic/date-of-birth.ts'
import { dateTime } from './generic/date-time.ts'
import { drivingLicence } from './generic/driving-licence.ts'
import { iban } from './generic/iban.ts'
import { passport } from './generic/passport.ts'
import { paymentCard } from './generic/payment-card.ts'
import { phoneNumber } from './generic/phone-number.ts'
import { deDrivingLicence } from './germany/de-driving-licence.ts'
import { deHandelsregister } from './germany/de-handelsregister.ts'
import { deHealthInsurance } from './germany/de-health-insurance.ts'
import { deIdCard } from './germany/de-id-card.ts'
import { deLicensePlate } from './germany/de-license-plate.ts'
import { dePassport } from './germany/de-passport.ts'
import { dePostcode } from './germany/de-postcode.ts'
import { deSocialSecurity } from './germany/de-social-security.ts'
import { deTaxId } from './germany/de-tax-id.ts'
import { deTaxNumber } from './germany/de-tax-number.ts'
import { deVatId } from './germany/de-vat-id.ts'
import { deBsnr } from './health/de-bsnr.ts'
import { deLanr } from './health/de-lanr.ts'
import { healthRecordName } from './health/health-record-name.ts'
import { medicalLicense } from './health/medical-license.ts'
import { medicalRecordNumber } from './health/medical-record-number.ts'
import { usMbi } from './health/us-mbi.ts'
import { usNpi } from './health/us-npi.ts'
import { cryptoWallet } from './online/crypto-wallet.ts'
import { emailAddress } from './online/email-address.ts'
import { ipAddress } from './online/ip-address.ts'
import { macAddress } from './online/mac-address.ts'
import { personalUrl } from './online/url.ts'
import { ukDrivingLicence } from './united-kingdom/uk-driving-licence.ts'
import { ukNhs } from './united-kingdom/uk-nhs.ts'
import { ukNino } from './united-kingdom/uk-nino.ts'
import { ukPassport } from './united-kingdom/uk-passport.ts'
import { ukPostcode } from './united-kingdom/uk-postcode.ts'
import { ukVehicleRegistration } from './united-kingdom/uk-vehicle-registration.ts'
import { abaRoutingNumber } from './united-states/aba-routing-number.ts'
import { usBankNumber } from './united-states/us-bank-number.ts'
import { usDriverLicense } from './united-states/us-driver-license.ts'
import { usItin } from './united-states/us-itin.ts'
import { usPassport } from './united-states/us-passport.ts'
import { usSsn } from './united-states/us-ssn.ts'
import { arCuit } from './world/ar-cuit.ts'
import { auAbn } from './world/au-abn.ts'
import { auAcn } from './world/au-acn.ts'
import { auMedicare } from './world/au-medicare.ts'
import { auTfn } from './world/au-tfn.ts'
import { brCnpj } from './world/br-cnpj.ts'
import { brCpf } from './world/br-cpf.ts'
import { caSin } from './world/ca-sin.ts'
import { clRut } from './world/cl-rut.ts'
import { imei } from './world/imei.ts'
import { mxCurp } from './world/mx-curp.ts'
import { ngNin } from './world/ng-nin.ts'
import { ngVehicleRegistration } from './world/ng-vehicle-registration.ts'
import { nzIrd } from './world/nz-ird.ts'
import { vin } from './world/vin.ts'
import { zaIdNumber } from './world/za-id-number.ts'

const detectors: readonly EntityDetector[] = [
  cnResidentId,
  idNik,
  ilId,
  inAadhaar,
  inGstin,
  inPan,
  inPassport,
  inVehicleRegistration,
  inVoter,
  jpMyNumber,
  krBrn,
  krDriverLicense,
  krFrn,
  krPassport,
  krRrn,
  myNric,
  phMobile,
  phTin,
  sgNricFin,
  sgUen,
  thTnin,
  twNationalId,
  atSocialSecurity,
  balticPersonalCode,
  beNationalNumber,
  bgEgn,
  chAhv,
  czSkBirthNumber,
  dkCpr,
  esNie,
  esNif,
  esPassport,
  fiPersonalIdentityCode,
  frNir,
  grAmka,
  hrOib,
  iePps,
  itDriverLicense,
  itFiscalCode,
  itIdentityCard,
  itPassport,
  itVat,
  nlBsn,
  noFodselsnummer,
  plPesel,
  ptNif,
  roCnp,
  seOrganisationsnummer,
  sePersonnummer,
  trLicensePlate,
  trNationalId,
  dateOfBirth,
  dateTime,
  drivingLicence,
  iban,
  passport,
  paymentCard,
  phoneNumber,
  deDrivingLicence,
  deHandelsregister,
  deHealthInsurance,
  deIdCard,
  deLicensePlate,
  dePassport,
  dePostcode,
  deSocialSecurity,
  deTaxId,
  deTaxNumber,
  deVatId,
  deBsnr,
  deLanr,
  healthRecordName,
  medicalLicense,
  medicalRecordNumber,
  usMbi,
  usNpi,
  cryptoWallet,
  emailAddress,
  ipAddress,
  macAddress,
  personalUrl,
  ukDrivingLicence,
  ukNhs,
  ukNino,
  ukPassport,
  ukPostcode,
  ukVehicleRegistration,
  abaRoutingNumber,
  usBankNumber,
  usDriverLicense,
  usItin,
  usPassport,
  usSsn,
  arCuit,
  auAbn,
  auAcn,
  auMedicare,
  auTfn,
  brCnpj,
  brCpf,
  caSin,
  clRut,
  imei,
  mxCurp,
  ngNin,
  ngVehicleRegistration,
  nzIrd,
  vin,
  zaIdNumber,
]

/** Every kind of value that rules can name, by its type. */
export const entityDetectors: ReadonlyMap<string, EntityDetector> = new Map(
  detectors.map((detector) => [detector.type, detector]),
)
