/** What `bus.ts` takes of the D-Bus library: named here, because a CommonJS package that is imported late has no names after bundling. */
export {
  createConnection,
  isValidBusName,
  isValidInterfaceName,
  isValidMemberName,
  isValidObjectPath,
  Variant,
} from 'dbus-native';
