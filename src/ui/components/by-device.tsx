import "./by-device.css";

interface ByDeviceProps {
  /** Words for a device with a mouse or its like. */
  readonly pointer: string;
  /** Words for one that is touched, where nothing can be pointed at, pasted or dropped. */
  readonly touch: string;
}

/** Words that differ by how a device is used. A style tells which are shown: the page's HTML has both before any script. */
export function ByDevice({ pointer, touch }: ByDeviceProps) {
  return (
    <>
      <span className="by-device by-device--pointer">{pointer}</span>
      <span className="by-device by-device--touch">{touch}</span>
    </>
  );
}
