import { listen } from './listen.js';
import { faultOf, type ListenReply, type ListenRequest } from './messages.js';

/** Listens at every observer of each scene that it is sent, apart from the painting: that goes on meanwhile. */
onmessage = ({ data: { stage } }: MessageEvent<ListenRequest>): void => {
  const post = (reply: ListenReply): void => {
    postMessage(reply);
  };
  try {
    post({ kind: 'heard', heard: listen(stage) });
  } catch (error) {
    post(faultOf(error));
  }
};
