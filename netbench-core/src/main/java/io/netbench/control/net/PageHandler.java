package io.netbench.control.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** Answers the one request of a connection, and closes it. */
final class PageHandler extends SimpleChannelInboundHandler<HttpObject> {

    private static final String PLAIN = "text/plain; charset=utf-8";

    private final Page page;
    private boolean hasAnswered;

    PageHandler(Page page) {
        this.page = page;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
        if (hasAnswered) {
            return;
        }
        hasAnswered = true;
        // A body, and whatever else comes, is not read.
        context.channel().config().setAutoRead(false);
        context.writeAndFlush(answer(message)).addListener(ChannelFutureListener.CLOSE);
    }

    private FullHttpResponse answer(HttpObject message) {
        if (message.decoderResult().isFailure() || !(message instanceof HttpRequest request)) {
            return text(HttpResponseStatus.BAD_REQUEST, "this is no request that is answered here\n");
        }
        boolean isHead = request.method().equals(HttpMethod.HEAD);
        if (!isHead && !request.method().equals(HttpMethod.GET)) {
            FullHttpResponse refusal = text(HttpResponseStatus.METHOD_NOT_ALLOWED, "GET it\n");
            refusal.headers().set(HttpHeaderNames.ALLOW, "GET, HEAD");
            return refusal;
        }
        if (!request.uri().split("\\?", 2)[0].equals(page.path())) {
            return text(HttpResponseStatus.NOT_FOUND, "what there is is at " + page.path() + "\n");
        }
        return response(HttpResponseStatus.OK, page.contentType(), page.text().get(), isHead);
    }

    private static FullHttpResponse text(HttpResponseStatus status, String words) {
        return response(status, PLAIN, words.getBytes(StandardCharsets.UTF_8), false);
    }

    private static FullHttpResponse response(HttpResponseStatus status, String type, byte[] bytes, boolean isHead) {
        ByteBuf body = isHead ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(bytes);
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type)
                .set(HttpHeaderNames.CONTENT_LENGTH, bytes.length)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set("X-Content-Type-Options", "nosniff");
        return response;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        context.close();
    }
}
