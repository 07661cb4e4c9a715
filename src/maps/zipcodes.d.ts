/** The package ships no types. */
declare module "zipcodes" {
  type Zip = {
    readonly zip: string;
    readonly latitude: number;
    readonly longitude: number;
    readonly city: string;
    readonly state: string;
    readonly country: string;
  };
  const zipcodes: {
    /** All of them, by postal code. */
    readonly codes: Readonly<Record<string, Zip>>;
    lookup(zip: string): Zip | undefined;
    lookupByState(state: string): readonly Zip[];
  };
  export default zipcodes;
}
